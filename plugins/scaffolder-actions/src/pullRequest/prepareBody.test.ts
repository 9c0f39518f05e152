import {
  readClusterSetup,
  type SetupSummary,
  summariseSetup,
  WATCHER_RULES,
} from '@kaito-portal/backstage-plugin-kaito-common/cluster-setup';
import fc from 'fast-check';
import { prepareBody, type PrepareFacts } from './prepareBody';

const setup = summariseSetup(
  readClusterSetup({
    cluster: 'aks-weu-dev',
    agent: 'flux',
    owner: 'group:default/platform',
    purpose: 'Serve models',
    azure: { resourceGroup: 'rg-ai' },
    chart: {
      provisioner: 'azure-gpu-provisioner',
      ragEngine: true,
      gates: { gatewayAPIInferenceExtension: true },
    },
    portal: { logsNamespaces: ['search'] },
  }),
);
const facts = (changes: Partial<PrepareFacts> = {}): PrepareFacts => ({
  requestId: 'prepare-1',
  requestedBy: 'user:default/pat',
  cluster: 'aks-weu-dev',
  manifests: ['clusters/aks-weu-dev/kaito-system/kaito-workspace-release.yaml'],
  setup,
  removesOthers: false,
  owner: 'group:default/platform',
  purpose: 'Serve models',
  ...changes,
});

const machineFacts = (body: string) =>
  JSON.parse(/<!-- kaito-portal:request\n([\s\S]*?)\n-->/.exec(body)![1]);

describe('prepareBody', () => {
  const body = prepareBody(facts());

  it('says what is installed, by whom, and with which gates', () => {
    expect(body).toContain('| **Release** | 0\\.12\\.0 |');
    expect(body).toContain(
      '| kaito\\-ragengine | 0\\.12\\.0 | kaito\\-ragengine |',
    );
    expect(body).toContain(
      '| gatewayAPIInferenceExtension | **on** | off | Makes an InferencePool',
    );
    expect(body).toContain('| vLLM | on | on |');
    expect(body).toContain('\\(deprecated\\)');
    expect(body).toContain(
      'Described at <https://github.com/Azure/gpu-provisioner>',
    );
  });

  it('says every right the portal gets', () => {
    const rows = body.match(/^\| (get|list).*\|$/gm)!;
    expect(rows).toHaveLength(WATCHER_RULES.length + 1);
    expect(body).toContain('| get | pods/log | search | Shows the logs');
  });

  it('shows commands as code, and how to go back', () => {
    expect(body).toContain('```sh\nRESOURCE_GROUP="rg-ai"');
    expect(body).toContain('### How to go back');
    expect(body).toContain('retire every deployment first');
    expect(machineFacts(body)).toMatchObject({
      action: 'prepare',
      version: '0.12.0',
      gates: { vLLM: true, gatewayAPIInferenceExtension: true },
    });
  });

  it('says whether anything of an earlier preparation goes', () => {
    expect(body).toContain('stays as it is');
    expect(prepareBody(facts({ removesOthers: true }))).toContain(
      'is removed; see the changes',
    );
  });

  it('leaves out what there is nothing to say of', () => {
    const rights = prepareBody(
      facts({
        setup: summariseSetup(
          readClusterSetup({
            cluster: 'aks-weu-dev',
            agent: 'argocd',
            install: 'none',
            owner: 'group:default/platform',
            purpose: 'Serve models',
          }),
        ),
      }),
    );
    expect(rights).not.toContain('### Feature gates');
    expect(rights).not.toContain('### What is installed');
    expect(rights).toContain('### What the portal may do');
  });

  it('holds any text in its place', () => {
    const evil = fc.constantFrom(
      '| x |\n# h',
      '```\n<script>',
      '--> <img src=x>',
      '[a](javascript:1)',
      '@everyone #1',
      '${{ secrets.TOKEN }}',
      '\u202eabc',
    );
    fc.assert(
      fc.property(evil, evil, evil, (a, b, c) => {
        const hostile: SetupSummary = {
          ...setup,
          install: a,
          version: b,
          provisioner: c,
          components: [{ name: a, version: b, namespace: c, what: a }],
          gates: [{ name: a, on: true, byDefault: false, what: b }],
          rights: [{ verbs: a, on: b, where: c, what: a }],
          commands: [{ title: a, why: b, commands: c, link: a }],
          next: [a],
          rollback: [b],
        };
        const text = prepareBody(
          facts({ setup: hostile, purpose: a, owner: b }),
        );
        const outside = text
          .replace(/(`{3,})sh\n[\s\S]*?\n\1(?=\n)/, '')
          .replace(/<!-- kaito-portal:request[\s\S]*$/, '');
        expect(outside).not.toMatch(/(?<!\\)<(script|img)|^# h|(?<!\\)\]\(/m);
        expect(outside).not.toMatch(/@everyone|\u202e/);
        expect(machineFacts(text)).toMatchObject({ purpose: a, version: b });
      }),
    );
  });
});
