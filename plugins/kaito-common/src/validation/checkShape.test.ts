import fc from 'fast-check';
import { checkShape, isDnsLabel, isDnsSubdomain, type ShapedKind } from '.';

const metadata = { name: 'x', namespace: 'n', creationTimestamp: null };
const at = '2026-09-01T10:00:00Z';
const condition = {
  type: 'Ready',
  status: 'True',
  reason: 'Fine',
  message: '',
  lastTransitionTime: at,
};

const VALID: Record<ShapedKind, Record<string, unknown>> = {
  Workspace: {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata,
    resource: { count: 1, labelSelector: { matchLabels: { apps: 'x' } } },
    inference: { preset: { name: 'phi-4', accessMode: 'public' } },
    status: { state: 'Ready', conditions: [condition], targetNodeCount: 1 },
  },
  InferenceSet: {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'InferenceSet',
    metadata,
    spec: {
      labelSelector: {},
      replicas: 0,
      template: { inference: { template: { spec: { anything: 1 } } } },
    },
  },
  RAGEngine: {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'RAGEngine',
    metadata,
    spec: { embedding: { local: { modelID: 'BAAI/bge' } } },
  },
  MultiRoleInference: {
    apiVersion: 'kaito.sh/v1alpha1',
    kind: 'MultiRoleInference',
    metadata,
    spec: {
      labelSelector: { matchLabels: { apps: 'x' } },
      model: { name: 'microsoft/phi-4' },
      roles: [{ type: 'prefill' }, { type: 'decode', replicas: 2 }],
    },
  },
  ModelMirror: {
    apiVersion: 'kaito.sh/v1alpha1',
    kind: 'ModelMirror',
    metadata: { name: 'a1b2c3' },
    spec: { mode: 'Static' },
    status: { phase: 'Pending' },
  },
  NodeClaim: {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodeClaim',
    metadata: { name: 'ws1' },
    spec: {
      nodeClassRef: {
        group: 'kaito.sh',
        kind: 'KaitoNodeClass',
        name: 'default',
      },
      requirements: [{ key: 'a', operator: 'In', values: ['b'] }],
      resources: { requests: { storage: '107Gi' } },
    },
    status: { conditions: [{ ...condition, reason: '' }] },
  },
  Node: {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'n1' },
    spec: { taints: [{ key: 'sku', value: 'gpu', effect: 'NoSchedule' }] },
    status: { allocatable: { 'nvidia.com/gpu': '1' }, nodeInfo: {} },
  },
  Pod: {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata,
    spec: { containers: [{ name: 'c', image: 'i' }], tolerations: [] },
    status: { phase: 'Running' },
  },
  Service: {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { ports: [{ name: 'http', port: 80, targetPort: 5000 }] },
  },
  Event: {
    apiVersion: 'v1',
    kind: 'Event',
    metadata,
    involvedObject: { kind: 'Pod', name: 'p' },
    count: 2,
    lastTimestamp: at,
    eventTime: null,
  },
};

function found(kind: ShapedKind, change: Record<string, unknown>) {
  return checkShape(kind, { ...VALID[kind], ...change });
}

describe('checkShape', () => {
  it.each(Object.entries(VALID))('accepts a %s', (kind, object) => {
    expect(checkShape(kind as ShapedKind, object)).toEqual([]);
  });

  it.each(Object.keys(VALID))('refuses another kind as %s', kind => {
    const paths = found(kind as ShapedKind, {
      kind: 'Other',
      apiVersion: 'v9',
    });
    expect(paths.map(({ path }) => path).sort()).toEqual([
      'apiVersion',
      'kind',
    ]);
  });

  it('explains that a Workspace has no spec', () => {
    expect(found('Workspace', { spec: { resource: {} } })).toEqual([
      {
        rule: 'schema',
        severity: 'rejected',
        path: 'spec',
        message: expect.stringContaining('stand at the root'),
        fix: expect.stringContaining('Move'),
      },
    ]);
  });

  it.each<[string, ShapedKind, Record<string, unknown>, string, RegExp]>([
    [
      'an unknown field',
      'Workspace',
      { resource: { labelSelector: {}, gpus: 1 } },
      'resource.gpus',
      /not a field of Workspace/,
    ],
    [
      'a wrong type',
      'Workspace',
      { resource: { labelSelector: {}, count: '2' } },
      'resource.count',
      /expected .*(int|number)/,
    ],
    [
      'half a node',
      'Workspace',
      { resource: { labelSelector: {}, count: 1.5 } },
      'resource.count',
      /int/,
    ],
    [
      'a missing field',
      'Workspace',
      { resource: {} },
      'resource.labelSelector',
      /is missing/,
    ],
    [
      'a value outside its list',
      'Workspace',
      { inference: { preset: { name: 'x', accessMode: 'open' } } },
      'inference.preset.accessMode',
      /"public"/,
    ],
    [
      'a list for a map',
      'Workspace',
      { resource: { labelSelector: { matchLabels: [] } } },
      'resource.labelSelector.matchLabels',
      /record|object/,
    ],
    [
      'a number for a label',
      'Workspace',
      { metadata: { name: 'x', labels: { a: 1 } } },
      'metadata.labels.a',
      /string/,
    ],
    [
      'a bad condition',
      'Workspace',
      { status: { conditions: [{ ...condition, status: 'Maybe' }] } },
      'status.conditions[0].status',
      /"True"/,
    ],
    [
      'negative replicas',
      'InferenceSet',
      {
        spec: { labelSelector: {}, replicas: -1, template: { inference: {} } },
      },
      'spec.replicas',
      />=0/,
    ],
    [
      'two prefill roles',
      'MultiRoleInference',
      {
        spec: {
          ...(VALID.MultiRoleInference.spec as object),
          roles: [{ type: 'prefill' }, { type: 'prefill' }],
        },
      },
      'spec.roles',
      /one prefill and one decode/,
    ],
    [
      'an empty selector',
      'MultiRoleInference',
      {
        spec: {
          ...(VALID.MultiRoleInference.spec as object),
          labelSelector: {},
        },
      },
      'spec.labelSelector',
      /at least one/,
    ],
    [
      'In without a value',
      'NodeClaim',
      {
        spec: {
          ...(VALID.NodeClaim.spec as object),
          requirements: [{ key: 'a', operator: 'In' }],
        },
      },
      'spec.requirements[0]',
      /must have a value/,
    ],
    [
      'a bad quantity',
      'Node',
      { status: { capacity: { cpu: 'many' } } },
      'status.capacity.cpu',
      /not valid/,
    ],
    [
      'a pod without containers',
      'Pod',
      { spec: { containers: [] } },
      'spec.containers',
      />=1/,
    ],
    [
      'a port out of range',
      'Service',
      { spec: { ports: [{ port: 70000 }] } },
      'spec.ports[0].port',
      /65535/,
    ],
    [
      'an event about nothing',
      'Event',
      { involvedObject: undefined },
      'involvedObject',
      /is missing/,
    ],
  ])('says where and why with %s', (_, kind, change, path, message) => {
    const findings = found(kind, change);
    expect(findings.map(finding => finding.path)).toEqual([path]);
    expect(findings[0].message).toMatch(message);
    expect(findings[0].severity).toBe('rejected');
  });

  it('guesses what was meant', () => {
    const adapters = [{ source: { name: 'a', volume: {} } }];
    expect(found('Workspace', { inference: { adapters } })).toMatchObject([
      {
        path: 'inference.adapters[0].source.volume',
        fix: 'Did you mean `volumeSource`?',
      },
    ]);
  });

  it.each([null, undefined, 'text', 7, []])('refuses %j', object => {
    expect(checkShape('Workspace', object)).not.toEqual([]);
  });

  it('has an answer for anything', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        for (const kind of Object.keys(VALID) as ShapedKind[]) {
          for (const field of ['spec', 'status', 'resource', 'inference']) {
            expect(found(kind, { [field]: value })).toEqual(expect.any(Array));
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('names', () => {
  it.each([
    ['phi-4', true, true],
    ['a', true, true],
    ['4', true, true],
    ['phi.4', false, true],
    ['Phi', false, false],
    ['-a', false, false],
    ['a-', false, false],
    ['', false, false],
    ['a..b', false, false],
    ['a\n', false, false],
    ['x'.repeat(63), true, true],
    ['x'.repeat(64), false, true],
  ])('%j is a label: %s, a subdomain: %s', (text, label, subdomain) => {
    expect(isDnsLabel(text)).toBe(label);
    expect(isDnsSubdomain(text)).toBe(subdomain);
  });
});
