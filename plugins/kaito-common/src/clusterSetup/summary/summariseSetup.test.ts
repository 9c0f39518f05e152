import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import {
  codeBlock,
  commandsMarkdown,
  readClusterSetup,
  setupCommands,
  setupObjects,
  setupSummarySchema,
  summariseSetup,
} from '..';
import { anySetup, WISH } from '../__testUtils__/setups';

const read = (changes: Record<string, unknown> = {}) =>
  readClusterSetup({ ...WISH, ...changes });
const titles = (changes: Record<string, unknown> = {}) =>
  setupCommands(read(changes)).map(({ title }) => title);

describe('what is done by hand', () => {
  it.each([
    [{}, ['Install Karpenter']],
    [{ cloud: 'aws' }, ['Install Karpenter']],
    [
      { chart: { provisioner: 'azure-gpu-provisioner' } },
      ['Install the Azure GPU provisioner'],
    ],
    [{ chart: { provisioner: 'byo' } }, ['Add a pool of GPU nodes']],
    [{ cloud: 'arc' }, ['Label the GPU nodes']],
    [{ install: 'aks-add-on' }, ['Enable the AKS add-on']],
    [{ install: 'none' }, []],
    [
      {
        chart: {
          autoscaling: 'keda-add-on',
          gates: {
            gatewayAPIInferenceExtension: true,
            ModelMirror: true,
            ModelStreaming: true,
          },
        },
      },
      [
        'Install Karpenter',
        'Install a gateway that knows InferencePools',
        'Let models stream their weights',
        'Enable the KEDA add-on',
      ],
    ],
  ])('of %j is %j', (changes, expected) => {
    expect(titles(changes)).toEqual([
      ...expected,
      'Let the portal see the cluster',
    ]);
  });

  it('lets the portal in the way it signs in', () => {
    const objectId = '11111111-1111-1111-1111-111111111111';
    const last = (portal: object) =>
      setupCommands(read({ install: 'none', portal })).at(-1)!;
    expect(last({}).commands).toContain('get secret kaito-portal-watcher');
    expect(last({ signsIn: 'inside' }).commands).toContain(
      'serviceAccountName: kaito-portal-watcher',
    );
    expect(last({ signsIn: 'entra', objectId }).commands).toContain(
      `--assignee-object-id ${objectId}`,
    );
  });

  it('names cluster, group, pool and machine', () => {
    const [step] = setupCommands(
      read({
        azure: { resourceGroup: 'rg-ai', clusterName: 'weu' },
        chart: { provisioner: 'byo', gpuOperator: true },
        nodePool: {
          name: 'h100',
          instanceType: 'Standard_NC40ads_H100_v5',
          nodes: 3,
        },
      }),
    );
    expect(step.commands).toContain('RESOURCE_GROUP="rg-ai"\nCLUSTER="weu"');
    for (const part of [
      '--name h100',
      '--node-count 3',
      '--node-vm-size Standard_NC40ads_H100_v5',
      '--labels gpu-pool=h100',
      '--node-taints sku=gpu:NoSchedule',
      '--gpu-driver none',
    ]) {
      expect(step.commands).toContain(part);
    }
  });

  it('is text a shell can read, and holds no token', () => {
    fc.assert(
      fc.property(anySetup, input => {
        const steps = setupCommands(readClusterSetup(input));
        const script = steps.map(({ commands }) => commands).join('\n');
        const { status, stderr } = spawnSync('bash', ['-n'], {
          input: script,
          encoding: 'utf8',
        });
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
        expect(script).not.toMatch(/serviceAccountToken: [^$]/);
      }),
      { numRuns: 40 },
    );
  });

  it('stays in its block whatever it says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('`', 'a', '\n') }),
        text => {
          const block = codeBlock(text, 'sh');
          const fence = /^`+/.exec(block)![0];
          const lines = block.split('\n');
          const closing = lines
            .slice(1)
            .findIndex(
              line =>
                line.trim() === fence ||
                new RegExp(`^\\s{0,3}\`{${fence.length},}\\s*$`).test(line),
            );
          expect(closing).toBe(lines.length - 2);
        },
      ),
    );
  });

  it('is one Markdown text', () => {
    const markdown = commandsMarkdown(setupCommands(read()));
    expect(markdown).toContain('#### Install Karpenter\n\n');
    expect(markdown).toContain('```sh\nRESOURCE_GROUP=');
    expect(markdown).toContain('Described at <https://github.com/Azure/');
  });
});

describe('the summary of a setup', () => {
  it('says every gate, component and right', () => {
    const summary = summariseSetup(
      read({
        chart: { ragEngine: true, gates: { vLLM: false } },
        portal: { logsNamespaces: ['b', 'a', 'b'], invokeNamespaces: ['a'] },
      }),
    );
    expect(summary.components.map(({ name }) => name)).toEqual([
      'kaito-workspace',
      'kaito-ragengine',
    ]);
    expect(summary.gates.find(({ name }) => name === 'vLLM')).toMatchObject({
      on: false,
      byDefault: true,
    });
    expect(summary.rights.slice(-2)).toEqual([
      expect.objectContaining({
        on: 'pods/log',
        where: 'a, b',
        verbs: 'get',
      }),
      expect.objectContaining({
        on: 'services/proxy',
        where: 'a',
        verbs: 'get, create',
      }),
    ]);
    expect(summary.next.join(' ')).toContain('The Roles for a, b need those');
  });

  it('names exactly the rights the objects give', () => {
    fc.assert(
      fc.property(anySetup, input => {
        const setup = readClusterSetup(input);
        const granted = setupObjects(setup).flatMap(({ object }) =>
          /Role$/.test(object.kind)
            ? (object.rules as any[]).flatMap(({ resources, verbs }) =>
                resources.map((resource: string) => [
                  resource,
                  verbs.join(', '),
                ]),
              )
            : [],
        );
        const said = summariseSetup(setup).rights.flatMap(
          ({ on, verbs, where }) =>
            on
              .split(', ')
              .flatMap(resource =>
                where.split(', ').map(() => [resource.split('.')[0], verbs]),
              ),
        );
        expect(said.sort()).toEqual(granted.sort());
      }),
    );
  });

  it('survives the way through a template', () => {
    fc.assert(
      fc.property(anySetup, input => {
        const summary = summariseSetup(readClusterSetup(input));
        const sent = JSON.parse(JSON.stringify(summary));
        expect(setupSummarySchema.parse(sent)).toEqual(summary);
      }),
    );
  });
});
