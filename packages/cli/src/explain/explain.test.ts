import { stringify } from 'yaml';
import { explain } from '../commands/explain';
import type { Host } from '../Host';
import { showSeconds } from './showExplanation';

const NOW = '2026-09-01T12:00:00Z';
const TOKEN = 'hf_abcdefghijklmnop';

function host(text: string): Host {
  return {
    readText: () => text,
    listFiles: () => [],
    writeText: () => {},
    cwd: '/repo',
    now: new Date('2030-01-01T00:00:00Z'),
    colour: false,
  };
}

const run = (text: string, ...args: string[]) =>
  explain.run(['dump', '--now', NOW, ...args], host(text));

const condition = (
  type: string,
  status: string,
  reason: string,
  time: string,
  message = '',
) => ({
  type,
  status,
  reason,
  message,
  lastTransitionTime: `2026-09-01T${time}:00Z`,
});

const workspace = {
  apiVersion: 'kaito.sh/v1beta1',
  kind: 'Workspace',
  metadata: {
    name: 'phi',
    namespace: 'search',
    creationTimestamp: '2026-09-01T10:00:00Z',
  },
  resource: { instanceType: 'Standard_NC24ads_A100_v4' },
  inference: { preset: { name: 'microsoft/phi-4' } },
  status: {
    targetNodeCount: 1,
    state: 'Pending',
    conditions: [
      condition('NodeClaimReady', 'False', 'LaunchFailed', '10:05'),
      condition(
        'ResourceReady',
        'False',
        'workspaceResourceStatusNotReady',
        '10:01',
      ),
    ],
  },
};
const claim = {
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodeClaim',
  metadata: {
    name: 'ws1',
    creationTimestamp: '2026-09-01T10:02:00Z',
    labels: {
      'kaito.sh/workspace': 'phi',
      'kaito.sh/workspacenamespace': 'search',
    },
  },
  status: {
    conditions: [
      condition(
        'Launched',
        'False',
        'LaunchFailed',
        '10:05',
        'RESPONSE 409: OperationNotAllowed: exceeding approved quota',
      ),
    ],
  },
};
const list = (...items: object[]) =>
  JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

describe('explain', () => {
  it('says phase, causes and timeline of a workload', () => {
    const result = run(list(workspace, claim));
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toBe('');
    expect(result.stdout).toMatchInlineSnapshot(`
      "Workspace search/phi: ProvisioningFailed since 2026-09-01T10:05:00Z
        KAITO says: LaunchFailed
        causes, the deepest first:
        1. cloud: The machine could not be created: the cloud has not enough quota left for Standard_NC24ads_A100_v4.
           why: A cloud limits how many cores of a machine family a subscription may use in a region.
           next: Ask for more vCPU quota for the family of Standard_NC24ads_A100_v4 in this region, free some, or choose another machine type.
           evidence: NodeClaim/ws1, condition Launched: LaunchFailed: RESPONSE 409: OperationNotAllowed: exceeding approved quota
        2. workload: The nodes could not be provided.
           next: Read the raw message and the events of the workload.
           evidence: Workspace/phi, condition NodeClaimReady: LaunchFailed
        timeline:
          done     planned       2 min
          failed   provisioning  1 h 55 min
          waiting  nodes
          waiting  gpuPlugin
          skipped  weights
          waiting  serving
          waiting  benchmark
          waiting  ready
      "
    `);
  });

  it('says nothing is wrong with one that is ready', () => {
    const ready = {
      ...workspace,
      status: {
        ...workspace.status,
        conditions: [
          condition('NodeClaimReady', 'True', 'NodeClaimsReady', '10:08'),
          condition('NodesReady', 'True', 'NodesReady', '10:10'),
          condition('ResourceReady', 'True', 'Success', '10:10'),
          condition('InferenceReady', 'True', 'Success', '10:30'),
          condition('BenchmarkCompleted', 'True', 'Completed', '10:34'),
          condition('WorkspaceSucceeded', 'True', 'Succeeded', '10:34'),
        ],
      },
    };
    const result = run(list(ready));
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(result.stdout).toMatchInlineSnapshot(`
      "Workspace search/phi: Ready since 2026-09-01T10:34:00Z
        KAITO says: Succeeded
        timeline:
          done     planned
          done     provisioning  8 min
          done     nodes         2 min
          done     gpuPlugin     0 s
          skipped  weights
          done     serving       20 min
          done     benchmark     4 min
          done     ready         0 s
      "
    `);
  });

  it('gives the same as JSON', () => {
    const [found] = JSON.parse(run(list(workspace, claim), '--json').stdout);
    expect(Object.keys(found)).toEqual([
      'kind',
      'namespace',
      'name',
      'phase',
      'cause',
      'causeChain',
      'timeline',
    ]);
    expect(found).toMatchObject({
      phase: { name: 'ProvisioningFailed', severity: 'error' },
      cause: { object: 'NodeClaim/ws1' },
      causeChain: [
        {
          layer: 'cloud',
          code: 'quota',
          raw: { source: 'condition', type: 'Launched' },
        },
        { layer: 'workload' },
      ],
    });
    expect(found.timeline[1]).toMatchObject({
      stage: 'provisioning',
      state: 'failed',
    });
  });

  it.each([
    ['YAML documents', [workspace, claim].map(o => stringify(o)).join('---\n')],
    ['a YAML List', stringify({ kind: 'List', items: [workspace, claim] })],
    [
      'typed lists of the API server',
      [
        {
          apiVersion: 'kaito.sh/v1beta1',
          kind: 'WorkspaceList',
          items: [{ ...workspace, kind: undefined, apiVersion: undefined }],
        },
        {
          apiVersion: 'karpenter.sh/v1',
          kind: 'NodeClaimList',
          items: [{ ...claim, kind: undefined, apiVersion: undefined }],
        },
      ]
        .map(o => JSON.stringify(o))
        .join('\n---\n'),
    ],
    ['an array', JSON.stringify([workspace, claim])],
  ])('reads %s', (_, text) => {
    expect(run(text).stdout).toBe(run(list(workspace, claim)).stdout);
  });

  it('never prints a credential of the dump', () => {
    const secret = 'correct horse';
    const crashed = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'phi-0',
        namespace: 'search',
        labels: { 'kaito.sh/workspace': 'phi' },
      },
      spec: {
        containers: [
          {
            name: 'phi',
            env: [{ name: 'API_KEY', value: 'plain-api-key' }],
          },
        ],
      },
      status: {
        containerStatuses: [
          {
            name: 'phi',
            state: {
              terminated: {
                exitCode: 1,
                message: `login with ${TOKEN}, ${secret} and plain-api-key at https://me:${'hunter2x'}@host/?sig=abc123 failed`,
              },
            },
          },
        ],
      },
    };
    const held = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'hf', namespace: 'search' },
      data: {
        HF_TOKEN: Buffer.from(TOKEN).toString('base64'),
        word: Buffer.from(secret).toString('base64'),
      },
    };
    for (const args of [[], ['--json']]) {
      const { stdout } = run(list(workspace, crashed, held), ...args);
      expect(stdout).toContain('[hidden]');
      expect(stdout).not.toMatch(
        /hf_abc|correct horse|plain-api-key|hunter2x|abc123/,
      );
      expect(stdout).not.toContain(held.data.HF_TOKEN);
    }
  });

  it.each([
    ['not: [closed', 'FILE: line'],
    ['{"kind":', 'neither JSON'],
    ['[{"kind":"Pod"}]', 'object 1 is no Kubernetes object: apiVersion'],
    [list(claim), 'holds no Workspace'],
    ['', 'holds no Workspace'],
  ])('refuses %j', (text, words) => {
    expect(() => run(text)).toThrow(words);
  });

  it.each(['yesterday', '2026-13-01T00:00:00Z', '2026-09-01'])(
    'refuses --now %s',
    now => {
      expect(() =>
        explain.run(['dump', '--now', now], host(list(workspace))),
      ).toThrow('--now');
    },
  );

  it('tells what evidence the dump lacks', () => {
    const young = {
      ...workspace,
      metadata: { ...workspace.metadata, creationTimestamp: NOW },
      status: {},
    };
    expect(run(list(young))).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('no NodeClaim, Node, Pod, Event'),
    });
  });
});

it.each([
  [0, '0 s'],
  [59, '59 s'],
  [60, '1 min'],
  [3_725, '1 h 2 min'],
  [3_601, '1 h'],
  [90_000, '1 d 1 h'],
])('%d seconds are %s', (seconds, words) => {
  expect(showSeconds(seconds)).toBe(words);
});
