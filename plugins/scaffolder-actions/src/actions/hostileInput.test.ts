import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { readGitOpsConfig } from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { deploymentStep } from '../__testUtils__/deployment';
import { createChangeAction } from './change/createChangeAction';
import { createProposeAction } from './propose/createProposeAction';
import { createRetireAction } from './retire/createRetireAction';

const TOKEN = 'ghp_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789';

const config = new ConfigReader({
  kaito: { gitops: { repoUrl: 'https://git.invalid/platform/fleet.git' } },
});
const options = {
  integrations: ScmIntegrations.fromConfig(config),
  config: readGitOpsConfig(config),
};

const place = {
  cluster: 'aks-weu-dev',
  namespace: 'team-search',
  kind: 'Workspace',
  name: 'phi',
  reason: 'It has to',
  title: 'A title',
  path: 'clusters',
  baseBranch: 'main',
  repoUrl: 'https://git.invalid/platform/fleet.git',
  labels: ['kaito'],
  reviewers: ['ana'],
};

const ACTIONS: [string, TemplateAction<any, any, any>, object][] = [
  [
    'propose',
    createProposeAction(options),
    {
      ...place,
      ...deploymentStep('phi', 'r-1').input,
      expires: '2099-01-31',
      dataClass: 'internal',
      clusters: ['aks-weu-dev'],
      files: ['manifests/phi.yaml'],
      summary: {
        kind: 'Workspace',
        model: 'microsoft/phi-4',
        licence: 'mit',
        licenceClass: 'permissive',
        instanceType: 'Standard_NC24ads_A100_v4',
        gpuModel: 'A100',
        machines: 'one',
        fit: 'Fits.',
        context: 'short',
        reach: 'nowhere',
      },
    },
  ],
  [
    'change',
    createChangeAction(options),
    {
      ...place,
      changes: {
        expires: '2099-01-31',
        owner: 'group:default/search',
        purpose: 'Why',
        config: 'a-map',
        adapters: [{ name: 'a', image: 'registry.example.org/a:1' }],
      },
    },
  ],
  ['retire', createRetireAction(options), place],
];

/** A value with one text in it replaced, for each text. */
function* spoilt(value: unknown, by: string): Generator<[string, any]> {
  if (typeof value === 'string') yield ['', by];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    for (const [path, other] of spoilt(item, by)) {
      yield [
        `${key}${path && `.${path}`}`,
        Array.isArray(value)
          ? value.map((each, index) => (String(index) === key ? other : each))
          : { ...value, [key]: other },
      ];
    }
  }
}

async function refusal(
  action: TemplateAction<any, any, any>,
  input: object,
): Promise<string> {
  const context = createMockActionContext({ workspacePath: '/nowhere' });
  try {
    await action.handler({
      ...context,
      input,
      logger: mockServices.logger.mock(),
      user: { ref: 'user:default/dana' },
    } as any);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('was not refused');
}

describe.each(ACTIONS)('%s', (_, action, input) => {
  it('refuses a token in every field, and does not repeat it', async () => {
    const tried: string[] = [];
    for (const [path, hostile] of spoilt(input, `x ${TOKEN}`)) {
      const message = await refusal(action, hostile);
      expect([path, message]).toEqual([
        path,
        expect.stringContaining('looks like a token'),
      ]);
      expect(message).not.toContain(TOKEN);
      tried.push(path);
    }
    expect(tried.length).toBeGreaterThan(10);
  });

  it('refuses a megabyte in every field, in a sentence', async () => {
    for (const [path, hostile] of spoilt(input, 'x '.repeat(524_288))) {
      const message = await refusal(action, hostile);
      expect([path, message.length]).toEqual([path, expect.any(Number)]);
      expect(message.length).toBeLessThan(500);
      expect(message).toMatch(/^[\w.]+: \S/);
    }
  });

  it('takes a token where it belongs', async () => {
    // The next thing in its way: there is no such file, or no such host.
    const message = await refusal(action, { ...input, token: TOKEN });
    expect(message).not.toContain(TOKEN);
    expect(message).toMatch(/not in the workspace|git\.invalid/);
  });
});
