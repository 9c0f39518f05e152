import {
  paths,
  workloadDetailSchema,
  type WorkloadDetail,
  type WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  SCENARIO_ANNOTATION,
  startCluster,
  type SandboxCluster,
} from '@kaito-portal/sandbox';
import { startPortal, type TestPortal } from '../__testUtils__/startPortal';
import { eventually } from '../watch/__testUtils__/eventually';

jest.setTimeout(300_000);

const CLUSTER = 'aks-weu-dev';
const NAMESPACE = 'search';
const SKU = 'Standard_NC24ads_A100_v4';

const engine = { embedding: { local: { modelID: 'BAAI/bge-m3' } } };
const compute = {
  instanceType: SKU,
  labelSelector: { matchLabels: { apps: 'own' } },
};
const roles = {
  labelSelector: { matchLabels: { apps: 'split' } },
  model: { name: 'microsoft/phi-4' },
  roles: [
    { type: 'prefill', replicas: 1, instanceType: SKU },
    { type: 'decode', replicas: 1, instanceType: SKU },
  ],
};

describe('RAGEngines and MultiRoleInferences, as the portal tells them', () => {
  let cluster: SandboxCluster;
  let portal: TestPortal;

  beforeAll(async () => {
    cluster = await startCluster({ name: CLUSTER, seed: 'dev', pace: 0.02 });
    portal = await startPortal([{ name: CLUSTER, cluster }]);
  });
  afterAll(async () => {
    await portal?.stop();
    await cluster?.stop();
  });

  function create(
    kind: WorkloadKind,
    name: string,
    spec: object,
    scenario?: string,
  ) {
    const version = kind === 'RAGEngine' ? 'v1beta1' : 'v1alpha1';
    cluster.store.create({
      apiVersion: `kaito.sh/${version}`,
      kind,
      metadata: {
        name,
        namespace: NAMESPACE,
        ...(scenario && { annotations: { [SCENARIO_ANNOTATION]: scenario } }),
      },
      spec,
    });
  }

  async function told(
    kind: WorkloadKind,
    name: string,
    check: (detail: WorkloadDetail) => void,
  ) {
    const ref = { cluster: CLUSTER, kind, namespace: NAMESPACE, name };
    await eventually(async () => {
      const response = await portal.fetch(paths.workload(ref));
      expect(response.status).toBe(200);
      check(workloadDetailSchema.parse(await response.json()));
    });
  }

  it('tells of an engine that runs, and of what it is made of', async () => {
    create('RAGEngine', 'own', { ...engine, compute });
    await told('RAGEngine', 'own', detail => {
      expect(detail).toMatchObject({
        purpose: 'rag',
        phase: { name: 'Ready', severity: 'ok' },
        instanceType: SKU,
        nodes: { ready: 1 },
        cause: null,
      });
      expect(detail.related.map(({ kind, ready }) => [kind, ready])).toEqual([
        ['Deployment', true],
        ['NodeClaim', true],
        ['Node', true],
        ['Pod', true],
      ]);
    });
  });

  it('tells of an engine without machines of its own', async () => {
    await told('RAGEngine', 'search-manuals', detail =>
      expect(detail).toMatchObject({
        phase: { name: 'Ready' },
        provenance: { owner: 'group:default/team-search' },
        cause: null,
      }),
    );
  });

  it.each([
    ['quota', { ...engine, compute }, 'ProvisioningFailed', 'cloud', 'quota'],
    ['image-pull', engine, 'Failed', 'pod', 'image-pull'],
    ['oom', engine, 'Failed', 'pod', 'host-memory'],
    ['degrade', engine, 'Degraded', 'workload', 'rag-service'],
  ])(
    'says why an engine fails: %s',
    async (scenario, spec, phase, layer, code) => {
      create('RAGEngine', `rag-${scenario}`, spec, scenario);
      await told(
        'RAGEngine',
        `rag-${scenario}`,
        ({ causeChain, ...detail }) => {
          expect(detail.phase.name).toBe(phase);
          expect(causeChain![0]).toMatchObject({ layer, code });
          expect(detail.cause!.nextStep).toMatch(/\w/);
        },
      );
    },
  );

  it('tells of both roles, and of the replicas behind them', async () => {
    create('MultiRoleInference', 'split', roles);
    await told('MultiRoleInference', 'split', detail => {
      expect(detail).toMatchObject({
        phase: { name: 'Ready', severity: 'ok' },
        model: { catalogName: 'microsoft/phi-4' },
        instanceType: SKU,
        cause: null,
      });
      const kinds = detail.related.map(({ kind }) => kind);
      const count = (kind: string) => kinds.filter(k => k === kind).length;
      expect(
        ['InferenceSet', 'Workspace', 'NodeClaim', 'Node', 'Pod'].map(count),
      ).toEqual([2, 2, 2, 2, 2]);
    });
  });

  it('finds the fault of a role that does not come up', async () => {
    create('MultiRoleInference', 'short', roles, 'quota');
    await told('MultiRoleInference', 'short', detail => {
      expect(detail.phase.name).toBe('Pending');
      expect(detail.causeChain![0]).toMatchObject({
        layer: 'cloud',
        code: 'quota',
      });
    });
  });
});
