import { paths } from '@kaito-portal/backstage-plugin-kaito-common';
import type { ClusterView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  INVOKE_ROLE,
  WATCHER,
  WATCHER_RULES,
} from '@kaito-portal/backstage-plugin-kaito-common/cluster-setup';
import { CLUSTER, Journey } from './__testUtils__/Journey';
import { RequestEye } from './__testUtils__/RequestEye';
import { until } from './__testUtils__/until';

// Whole tasks, syncs and start-ups; a busy machine takes its time.
jest.setTimeout(600_000);

const TEMPLATE = 'prepare-cluster';
const FOLDER = `clusters/${CLUSTER}/kaito-system`;
const NAMESPACE = 'kaito-workspace';

describe('from a form to a cluster that KAITO is in', () => {
  let journey: Journey;

  beforeAll(async () => {
    journey = await Journey.start(
      { kaito: { requests: { poll: { fresh: { seconds: 1 } } } } },
      {
        kaito: 'absent',
        kinds: ['HelmRelease', 'HelmRepository', 'Application'],
      },
    );
  });
  afterAll(() => journey?.stop());

  /** The cluster as its page shows it, once it is as wanted. */
  const whenCluster = (wanted: (cluster: ClusterView) => boolean) =>
    until(
      'the cluster as wanted',
      async (): Promise<ClusterView> => {
        const { items } = await journey.portal.call('kaito', paths.clusters());
        return items.find(({ name }: ClusterView) => name === CLUSTER);
      },
      wanted,
    );
  const whenKaito = async (wanted: (kaito: ClusterView['kaito']) => boolean) =>
    (await whenCluster(({ kaito }) => wanted(kaito))).kaito;
  const stored = (kind: string, name: string, namespace?: string) =>
    journey.fleet.cluster.store.get(kind, name, namespace) as any;
  const filesOf = async () =>
    [...(await journey.fleet.base()).files.keys()].filter(path =>
      path.startsWith(FOLDER),
    );

  it('shows a cluster without KAITO, and prepares it', async () => {
    await whenKaito(({ state }) => state === 'not-found');
    const pull = await journey.pass(TEMPLATE, {
      ragEngine: true,
      gatewayAPIInferenceExtension: true,
      invokeNamespaces: ['team-search'],
    });
    expect(pull.title).toBe(`Prepare ${CLUSTER} for KAITO 0.12.0`);
    expect(pull.body).toContain('### What the portal may do');
    const { installation } = await whenKaito(
      ({ installation: found }) => found?.running === true,
    );
    expect(installation).toMatchObject({
      namespace: NAMESPACE,
      version: '0.12.0',
      provisioner: 'karpenter',
      cloud: 'azure',
      distribution: 'helm',
      gates: { vLLM: true, gatewayAPIInferenceExtension: true },
      others: [],
    });
    const eye = new RequestEye(journey);
    expect(
      await eye.when(eye.idOf(pull), ({ state }) => state === 'done'),
    ).toMatchObject({
      verb: 'prepare',
      place: { cluster: CLUSTER, kind: 'Cluster' },
      failure: null,
    });
    expect(stored('ClusterRole', WATCHER.name).rules).toEqual(
      WATCHER_RULES.map(({ what: _what, ...rule }) => rule),
    );
    expect(
      stored('RoleBinding', INVOKE_ROLE.name, 'team-search'),
    ).toBeDefined();
    expect(
      stored('Deployment', 'kaito-ragengine', 'kaito-ragengine'),
    ).toBeDefined();
    expect(
      stored('HelmRelease', 'kaito-workspace', NAMESPACE).status.conditions,
    ).toMatchObject([{ type: 'Ready', status: 'True' }]);
  });

  it('serves a model there', async () => {
    // The portal looks for kinds that were missing from time to time.
    await whenCluster(({ kinds }) =>
      kinds.some(
        ({ kind, state }) => kind === 'Workspace' && state === 'synced',
      ),
    );
    const ref = journey.refOf('deploy-model', 'Workspace');
    await journey.pass('deploy-model');
    const served = await journey.portal.whenWorkload(
      ref,
      w => w?.phase.name === 'Ready',
    );
    expect(served?.endpoint?.ready).toBe(true);
  });

  it('changes release and gates by the same form, and takes away what is not wanted any more where asked to', async () => {
    const before = await filesOf();
    await journey.pass(TEMPLATE, { kaitoVersion: '0.11.0', ModelMirror: true });
    const { installation } = await whenKaito(
      ({ installation: found }) => found?.version === '0.11.0',
    );
    expect(installation!.gates).toMatchObject({
      gatewayAPIInferenceExtension: false,
      ModelMirror: true,
    });
    expect(await filesOf()).toEqual(before);
    await journey.pass(TEMPLATE, {
      kaitoVersion: '0.11.0',
      removeOthers: true,
    });
    const gone = before.filter(path => /ragengine|portal-invoke/.test(path));
    expect(gone).toHaveLength(5);
    expect(await filesOf()).toEqual(
      before.filter(path => !gone.includes(path)),
    );
    await until(
      'the RAG controller gone',
      () => stored('Deployment', 'kaito-ragengine', 'kaito-ragengine'),
      deployment => deployment === undefined,
    );
    expect(
      stored('RoleBinding', INVOKE_ROLE.name, 'team-search'),
    ).toBeUndefined();
    expect(stored('Namespace', 'kaito-ragengine')).toBeDefined();
  });

  it('leaves alone what somebody has edited', async () => {
    const path = `${FOLDER}/kaito-workspace-release.yaml`;
    const text = (await journey.fleet.git.fileOn('main', path))!;
    await journey.fleet.git.commit({ [path]: `${text}# mine\n` });
    await expect(journey.submit(TEMPLATE)).rejects.toThrow(
      `${path} was edited since the portal wrote it`,
    );
  });

  it('goes when its files go, and leaves what was deployed', async () => {
    const files = await filesOf();
    const gone = Object.fromEntries(files.map(path => [path, null]));
    const list = `clusters/${CLUSTER}/kustomization.yaml`;
    const text = (await journey.fleet.git.fileOn('main', list))!;
    await journey.fleet.git.commit({
      ...gone,
      [list]: text.replace(/^.*kaito-system.*\n/m, ''),
    });
    await journey.fleet.applied();
    await whenKaito(({ state }) => state === 'not-found');
    expect(stored('ClusterRole', WATCHER.name)).toBeUndefined();
    expect(stored('Namespace', NAMESPACE)).toBeDefined();
    const ref = journey.refOf('deploy-model', 'Workspace');
    expect(stored('Workspace', ref.name, ref.namespace)).toBeDefined();
  });
});
