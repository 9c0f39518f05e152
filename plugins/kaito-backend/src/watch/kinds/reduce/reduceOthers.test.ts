import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { readInstallation } from '@kaito-portal/backstage-plugin-kaito-common/installation';
import {
  MAX_CONFIG_LENGTH,
  reduceApplication,
  reduceConfigMap,
  reduceDeployment,
  reduceGateway,
  reduceHelmRelease,
  reduceHttpRoute,
  reduceInferencePool,
  reduceKustomization,
  reduceModelMirror,
  reduceNodePool,
  reduceScaledObject,
  reduceStatefulSet,
} from '.';

const object = (kind: string, rest: object, metadata: object = {}) =>
  ({
    apiVersion: 'x/v1',
    kind,
    metadata: {
      name: 'x',
      namespace: 'n',
      uid: 'u',
      annotations: { note: 'sekret' },
      ...metadata,
    },
    ...rest,
  } as KubeObject);

const conditions = [{ type: 'Ready', status: 'True', message: 'm' }];
const madeBy = (kind: string) => ({ ownerReferences: [{ kind, name: 'x' }] });

/** What is kept of an object, which must not hold the secret planted in it. */
function kept(
  reduce: (o: KubeObject) => KubeObject | undefined,
  o: KubeObject,
) {
  const reduced = reduce(o);
  expect(JSON.stringify(o)).toContain('sekret');
  expect(JSON.stringify(reduced)).not.toContain('sekret');
  return reduced;
}

describe('reduceDeployment', () => {
  const controller = object('Deployment', {
    spec: {
      replicas: 1,
      template: {
        spec: {
          containers: [
            { name: 'proxy', image: 'proxy:1', env: [{ value: 'sekret' }] },
            {
              name: 'workspace',
              image: 'mcr.microsoft.com/aks/kaito/workspace:0.12.0',
              args: [
                '--api-key=sekret',
                '--node-provisioner',
                'byo',
                '--feature-gates=vLLM=true',
              ],
              env: [
                { name: 'CLOUD_PROVIDER', value: 'azure' },
                { name: 'TOKEN', value: 'sekret' },
              ],
            },
          ],
        },
      },
    },
    status: { readyReplicas: 1, conditions },
  });

  it('keeps of the controller what says how KAITO works, and no secret', () => {
    const reduced = kept(reduceDeployment, controller)!;
    expect(readInstallation([reduced])).toEqual(readInstallation([controller]));
    expect(readInstallation([reduced])).toMatchObject({
      provisioner: 'byo',
      cloud: 'azure',
      running: true,
    });
    expect(reduceDeployment(reduced)).toEqual(reduced);
  });

  it('keeps those of RAGEngines without their pods, and no others', () => {
    const spec = { template: { spec: { containers: [{ image: 'sekret' }] } } };
    const rag = object('Deployment', { spec }, madeBy('RAGEngine'));
    expect(kept(reduceDeployment, rag)).not.toHaveProperty('spec.template');
    expect(reduceDeployment(object('Deployment', { spec }))).toBeUndefined();
  });
});

it('reduceStatefulSet keeps the counts of those that run models', () => {
  const rest = {
    spec: { replicas: 2, template: { spec: { env: 'sekret' } } },
    status: { readyReplicas: 1, replicas: 2, conditions },
  };
  expect(
    kept(reduceStatefulSet, object('StatefulSet', rest, madeBy('Workspace'))),
  ).toMatchObject({
    spec: { replicas: 2 },
    status: { readyReplicas: 1, conditions },
  });
  expect(reduceStatefulSet(object('StatefulSet', rest))).toBeUndefined();
});

describe('reduceConfigMap', () => {
  const map = (data: object) => object('ConfigMap', { data });

  it('keeps KAITO’s configuration and nothing beside it', () => {
    const both = { 'inference_config.yaml': 'vllm: {}', password: 'sekret' };
    expect(kept(reduceConfigMap, map(both))).toMatchObject({
      data: { 'inference_config.yaml': 'vllm: {}' },
      omitted: [],
    });
    expect(reduceConfigMap(map({ 'training_config.yaml': 't' }))).toBeDefined();
    expect(reduceConfigMap(map({ 'guardrails.yaml': 'g' }))).toBeDefined();
  });

  it('drops every other', () => {
    expect(reduceConfigMap(map({ 'app.yaml': 'x' }))).toBeUndefined();
    expect(reduceConfigMap(object('ConfigMap', {}))).toBeUndefined();
    expect(
      reduceConfigMap(object('ConfigMap', { binaryData: { x: 'eA==' } })),
    ).toBeUndefined();
  });

  it('names what is too long to keep', () => {
    const long = 'x'.repeat(MAX_CONFIG_LENGTH + 1);
    expect(
      reduceConfigMap(map({ 'inference_config.yaml': long })),
    ).toMatchObject({ data: {}, omitted: ['inference_config.yaml'] });
  });
});

it.each([
  [
    reduceModelMirror,
    {
      spec: {
        mode: 'Managed',
        source: { modelID: 'a/b', accessSecret: { name: 'sekret' } },
      },
      status: { phase: 'Pending', download: { remainingSeconds: 9 } },
    },
    {
      spec: { mode: 'Managed', source: { modelID: 'a/b' } },
      status: { phase: 'Pending', download: { remainingSeconds: 9 } },
    },
  ],
  [
    reduceNodePool,
    {
      spec: {
        replicas: 2,
        template: {
          metadata: { annotations: 'sekret' },
          spec: { requirements: [{ key: 'k' }], taints: [] },
        },
      },
      status: { conditions },
    },
    {
      spec: {
        replicas: 2,
        template: { spec: { requirements: [{ key: 'k' }] } },
      },
      status: { conditions },
    },
  ],
  [
    reduceKustomization,
    {
      spec: {
        path: './apps',
        sourceRef: { kind: 'GitRepository', name: 'fleet' },
        postBuild: { substitute: { token: 'sekret' } },
      },
      status: { conditions, lastAppliedRevision: 'main@sha1:1' },
    },
    {
      spec: {
        path: './apps',
        sourceRef: { kind: 'GitRepository', name: 'fleet' },
      },
      status: { conditions, lastAppliedRevision: 'main@sha1:1' },
    },
  ],
  [
    reduceHelmRelease,
    {
      spec: {
        chart: { spec: { chart: 'pool', version: '0.9.0' } },
        values: { token: 'sekret' },
      },
      status: { conditions },
    },
    {
      spec: { chart: { spec: { chart: 'pool', version: '0.9.0' } } },
      status: { conditions },
    },
  ],
  [
    reduceApplication,
    {
      spec: {
        source: {
          repoURL: 'https://user:sekret@git.example.com/fleet.git',
          path: 'prod',
          helm: { parameters: [{ value: 'sekret' }] },
        },
        destination: { namespace: 'search' },
      },
      status: {
        sync: { status: 'OutOfSync', comparedTo: 'x' },
        health: { status: 'Degraded' },
      },
    },
    {
      spec: {
        source: { repoURL: 'https://git.example.com/fleet.git', path: 'prod' },
        destination: { namespace: 'search' },
      },
      status: {
        sync: { status: 'OutOfSync' },
        health: { status: 'Degraded' },
        operationState: { syncResult: {} },
        conditions: [],
      },
    },
  ],
  [
    reduceGateway,
    {
      spec: {
        gatewayClassName: 'istio',
        listeners: [{ name: 'http', port: 80, tls: 'sekret' }],
      },
      status: { addresses: [{ value: '10.0.0.1' }], conditions },
    },
    {
      spec: {
        gatewayClassName: 'istio',
        listeners: [{ name: 'http', port: 80 }],
      },
      status: { addresses: [{ value: '10.0.0.1' }], conditions },
    },
  ],
  [
    reduceHttpRoute,
    {
      spec: {
        hostnames: ['llm.example.com'],
        parentRefs: [{ name: 'gw' }],
        rules: [
          {
            matches: [
              {
                path: { type: 'PathPrefix', value: '/phi' },
                headers: [{ name: 'X-Gateway-Model-Name', value: 'sekret' }],
              },
            ],
            filters: [
              { set: 'sekret' },
              {
                type: 'URLRewrite',
                urlRewrite: {
                  hostname: 'sekret',
                  path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' },
                },
              },
            ],
            backendRefs: [{ kind: 'InferencePool', name: 'p' }],
          },
        ],
      },
      status: { parents: [{ parentRef: { name: 'gw' }, conditions }] },
    },
    {
      spec: {
        hostnames: ['llm.example.com'],
        parentRefs: [{ name: 'gw' }],
        rules: [
          {
            matches: [
              {
                path: { type: 'PathPrefix', value: '/phi' },
                headers: [{ name: 'X-Gateway-Model-Name' }],
              },
            ],
            filters: [
              {
                type: 'URLRewrite',
                urlRewrite: {
                  path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' },
                },
              },
            ],
            backendRefs: [{ kind: 'InferencePool', name: 'p' }],
          },
        ],
      },
      status: { parents: [{ parentRef: { name: 'gw' }, conditions }] },
    },
  ],
  [
    reduceInferencePool,
    {
      spec: { selector: { matchLabels: { a: 'b' } }, other: 'sekret' },
      status: { parents: [{ conditions }] },
    },
    {
      spec: { selector: { matchLabels: { a: 'b' } } },
      status: { parents: [{ parentRef: {}, conditions }] },
    },
  ],
  [
    reduceScaledObject,
    {
      spec: {
        maxReplicaCount: 4,
        scaleTargetRef: { kind: 'InferenceSet', name: 'set' },
        triggers: [{ type: 'prometheus', metadata: { auth: 'sekret' } }],
      },
      status: { conditions },
    },
    {
      spec: {
        maxReplicaCount: 4,
        scaleTargetRef: { kind: 'InferenceSet', name: 'set' },
        triggers: [{ type: 'prometheus' }],
      },
      status: { conditions },
    },
  ],
])('%p keeps what is used, and no secret', (reduce, given, expected) => {
  const reduced = kept(reduce, object('X', given));
  const { spec, status } = reduced as any;
  expect({ spec, status }).toEqual(expected);
});
