import { mockServices } from '@backstage/backend-test-utils';
import { clusterViewSchema } from '@kaito-portal/backstage-plugin-kaito-common';
import {
  startCluster,
  type SandboxCluster,
  type StartClusterOptions,
} from '@kaito-portal/sandbox';
import { UndiciClusterTransport } from '../../clusters/UndiciClusterTransport';
import { eventually } from '../../watch/__testUtils__/eventually';
import { systemClock } from '../../watch/Clock';
import { ClusterSupervisor } from '../../watch/ClusterSupervisor';
import { WATCHED_KINDS, type WatchedKindName } from '../../watch/kinds';
import { createApiPost, RightsMonitor } from '../../watch/rights';
import { DefaultFleetService } from '../DefaultFleetService';

jest.setTimeout(60_000);

const ECOSYSTEM = [
  'Kustomization',
  'HelmRelease',
  'Application',
  'Gateway',
  'HTTPRoute',
  'InferencePool',
  'ScaledObject',
];

/** Nothing acts on these: the controllers of the sandbox are told to be very slow. */
const workspace = {
  apiVersion: 'kaito.sh/v1beta1',
  kind: 'Workspace',
  metadata: { name: 'phi', namespace: 'search' },
  resource: {
    instanceType: 'Standard_NC24ads_A100_v4',
    labelSelector: { matchLabels: { apps: 'phi' } },
  },
  inference: {
    preset: { name: 'microsoft/phi-4-mini-instruct' },
    config: 'phi-config',
  },
};

describe('clusters as the portal shows them, over the wire', () => {
  let cluster: SandboxCluster;
  let transport: UndiciClusterTransport;
  let supervisor: ClusterSupervisor;
  let rights: RightsMonitor;
  let fleet: DefaultFleetService;

  async function begin(
    options: Partial<StartClusterOptions> = {},
    prepare: (cluster: SandboxCluster) => void = () => undefined,
  ) {
    cluster = await startCluster({ name: 'north', pace: 10_000, ...options });
    prepare(cluster);
    const entry = {
      name: 'north',
      url: cluster.url,
      tls: { ca: cluster.caPem },
      token: async () => cluster.tokens.reader,
    };
    transport = new UndiciClusterTransport([entry]);
    const logger = mockServices.logger.mock();
    supervisor = new ClusterSupervisor({
      clusters: [entry],
      transport,
      logger,
      settings: { backoffFirstMs: 100, backoffLastMs: 500, settledMs: 200 },
    });
    rights = new RightsMonitor({
      source: supervisor,
      post: name => createApiPost(transport, name),
      clock: systemClock,
      logger,
      times: { tick: 50, least: 200 },
    });
    fleet = new DefaultFleetService(supervisor, undefined, undefined, rights);
    supervisor.start();
    rights.start();
  }

  afterEach(async () => {
    await rights.stop();
    await supervisor.stop();
    await transport.close();
    await cluster.stop();
  });

  const view = () => clusterViewSchema.parse(fleet.clusters()[0]);
  const kindOf = (name: WatchedKindName) =>
    view().kinds.find(({ kind }) => kind === name)!;
  const live = () => eventually(() => expect(view().state).toBe('live'));
  const namesOf = (kind: WatchedKindName) =>
    supervisor
      .snapshots()[0]
      .objects(kind)
      .map(({ metadata }) => metadata.name);

  it('watches every kind at once, and may', async () => {
    await begin({ seed: 'prod', installedKinds: ECOSYSTEM });
    await live();
    await eventually(() =>
      expect(
        view().kinds.map(({ kind, state, rights: { state: known } }) => [
          kind,
          state,
          known,
        ]),
      ).toEqual(WATCHED_KINDS.map(({ kind }) => [kind, 'synced', 'complete'])),
    );
    expect(kindOf('StatefulSet').objectCount).toBeGreaterThan(0);
  });

  it('reads how KAITO is installed, and follows an upgrade', async () => {
    await begin({ seed: 'prod' });
    await live();
    expect(view().kaito).toMatchObject({
      state: 'found',
      message: null,
      stale: false,
      installation: {
        namespace: 'kaito-workspace',
        version: '0.12.0',
        provisioner: 'azure-gpu-provisioner',
        gates: { vLLM: true },
        running: true,
      },
      catalog: { release: '0.12', exact: true },
    });
    cluster.store.modify(
      'Deployment',
      'kaito-workspace',
      'kaito-workspace',
      draft => {
        const { template } = draft.spec as {
          template: { spec: { containers: { image: string }[] } };
        };
        template.spec.containers[0].image = 'acr.io/kaito/workspace:v0.13.1';
      },
    );
    await eventually(() =>
      expect(view().kaito).toMatchObject({
        installation: { version: '0.13.1' },
        catalog: { release: '0.12', exact: false },
      }),
    );
  });

  it('keeps of ConfigMaps what KAITO reads, and tells of one that was edited wrongly', async () => {
    const map = (name: string, data: object) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: 'search' },
      data,
    });
    await begin({}, ({ store }) => {
      store.create(
        map('phi-config', {
          'inference_config.yaml': 'vllm: {max-model-len: 4096}',
          password: 'sekret',
        }),
      );
      store.create(map('other', { 'app.yaml': 'sekret' }));
      store.create(workspace);
    });
    await live();
    expect(namesOf('ConfigMap')).toEqual(['phi-config']);
    expect(
      JSON.stringify(supervisor.snapshots()[0].objects('ConfigMap')),
    ).not.toContain('sekret');
    const ref = {
      cluster: 'north',
      kind: 'Workspace' as const,
      namespace: 'search',
      name: 'phi',
    };
    expect(fleet.workload(ref)?.related).toContainEqual({
      kind: 'ConfigMap',
      name: 'phi-config',
      state: 'Present',
      message: null,
      ready: true,
    });
    cluster.store.modify('ConfigMap', 'phi-config', 'search', draft => {
      draft.data = { 'inference_config.yaml': 'vllm: {max-model-len: long}' };
    });
    await eventually(() =>
      expect(fleet.workload(ref)?.related).toContainEqual(
        expect.objectContaining({
          name: 'phi-config',
          state: 'Faulty',
          message: expect.stringMatching(/`long`, not a whole number/),
        }),
      ),
    );
  });

  it('finds kinds that are installed while it runs', async () => {
    await begin();
    await live();
    ECOSYSTEM.forEach(kind =>
      expect(kindOf(kind as WatchedKindName)).toMatchObject({
        state: 'crd-missing',
        extra: true,
        objectCount: 0,
        staleSince: null,
        loss: expect.stringMatching(/^Without it/),
      }),
    );
    ECOSYSTEM.forEach(kind => cluster.faults.installKind(kind));
    cluster.store.create({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'llm', namespace: 'search' },
      spec: { rules: [{ backendRefs: [{ name: 'phi' }] }] },
    });
    await eventually(() => expect(namesOf('HTTPRoute')).toEqual(['llm']));
    await eventually(() =>
      ECOSYSTEM.forEach(kind =>
        expect(kindOf(kind as WatchedKindName).state).toBe('synced'),
      ),
    );
  });

  it('names the verbs that are missing, until they are granted', async () => {
    await begin({}, ({ faults }) => {
      faults.withdrawRights('reader', {
        resources: ['pods'],
        verbs: ['watch'],
      });
      faults.withdrawRights('reader', { resources: ['scaledobjects'] });
    });
    await eventually(() =>
      expect(kindOf('Pod').rights).toMatchObject({
        state: 'missing',
        missing: ['watch'],
        message: expect.stringMatching(/lacks watch on pods/),
      }),
    );
    expect(kindOf('ScaledObject').rights.missing).toEqual([
      'get',
      'list',
      'watch',
    ]);
    expect(kindOf('ScaledObject')).toMatchObject({ state: 'forbidden' });
    expect(kindOf('Node').rights).toMatchObject({
      state: 'complete',
      missing: [],
    });
    await eventually(() => expect(view().message).toMatch(/step: Pod\./));
    cluster.faults.grantRights('reader');
    await eventually(() => {
      expect(kindOf('Pod').rights.state).toBe('complete');
      expect(kindOf('ScaledObject').rights.state).toBe('complete');
      expect(view().state).toBe('live');
    });
  });

  it('is live where only what is around deployments was never granted', async () => {
    await begin({}, ({ faults }) => {
      faults.withdrawRights('reader', {
        resources: ['scaledobjects', 'applications', 'configmaps'],
      });
    });
    await live();
    await eventually(() =>
      expect(kindOf('ConfigMap')).toMatchObject({
        state: 'forbidden',
        rights: { state: 'missing', missing: ['get', 'list', 'watch'] },
      }),
    );
    expect(view().state).toBe('live');
  });

  it('says that it does not know its rights where the cluster does not say', async () => {
    await begin({}, ({ faults }) => {
      faults.force({ status: 500, match: /selfsubjectaccessreviews/ });
    });
    await live();
    await eventually(() =>
      expect(kindOf('Pod').rights).toEqual({
        state: 'not-checked',
        missing: [],
        checkedAt: null,
        message: expect.stringMatching(/answered 500/),
      }),
    );
    cluster.faults.clear();
    await eventually(() => expect(kindOf('Pod').rights.state).toBe('complete'));
  });

  it('lists a MultiRoleInference with its model and the machines of both roles', async () => {
    await begin({}, ({ store }) => {
      store.create({
        apiVersion: 'kaito.sh/v1alpha1',
        kind: 'MultiRoleInference',
        metadata: { name: 'pd', namespace: 'search' },
        spec: {
          labelSelector: { matchLabels: { apps: 'pd' } },
          model: { name: 'microsoft/phi-4-mini-instruct' },
          roles: [
            { type: 'prefill', instanceType: 'Standard_NC24ads_A100_v4' },
            { type: 'decode', instanceType: 'Standard_NC48ads_A100_v4' },
          ],
        },
      });
    });
    await live();
    // Its roles are InferenceSets of their own, which the sandbox may have made by now.
    const found = fleet
      .workloads()
      .filter(({ ref }) => ref.kind === 'MultiRoleInference');
    expect(found).toEqual([
      expect.objectContaining({
        ref: {
          cluster: 'north',
          kind: 'MultiRoleInference',
          namespace: 'search',
          name: 'pd',
        },
        model: expect.objectContaining({
          catalogName: 'microsoft/Phi-4-mini-instruct',
        }),
        instanceType: 'Standard_NC24ads_A100_v4, Standard_NC48ads_A100_v4',
        endpoint: expect.objectContaining({ inClusterUrl: null, ready: false }),
      }),
    ]);
    expect(view().workloads).toBe(fleet.workloads().length);
  });
});
