import { ApiClient } from '../contract/ApiClient';
import { sandboxClient } from '../contract/sandboxClient';
import { type SandboxCluster, startCluster } from '../startCluster';

const WORKSPACES = '/apis/kaito.sh/v1beta1/workspaces';
const NODES = '/api/v1/nodes';
const GATEWAYS = '/apis/gateway.networking.k8s.io/v1/gateways';

const nameOf = ({ name }: { name: string }) => name;

describe('faults of access and installation', () => {
  let cluster: SandboxCluster;
  let reader: ApiClient;

  beforeEach(async () => {
    cluster = await startCluster({ name: 'access', seed: 'calm', pace: 1000 });
    reader = sandboxClient(cluster, 'reader');
  });
  afterEach(async () => {
    await reader.close();
    await cluster.stop();
  });

  const status = async (path: string) => (await reader.get(path)).status;

  it('refuses a token for good', async () => {
    cluster.faults.revokeToken('reader');
    expect(await status(NODES)).toBe(401);
    expect((await sandboxClient(cluster).get(NODES)).status).toBe(200);
  });

  it('gives out a new token and refuses the old', async () => {
    const renewed = cluster.faults.renewToken('reader');
    expect(cluster.tokens.reader).toBe(renewed);
    expect(cluster.kubeconfig('reader')).toContain(renewed);
    expect(await status(NODES)).toBe(401);
    const fresh = reader.as(renewed);
    expect((await fresh.get(NODES)).status).toBe(200);
    await fresh.close();
  });

  it('takes the rights on one kind and gives them back', async () => {
    cluster.faults.withdrawRights('reader', { resources: ['nodes'] });
    expect(await reader.get(NODES)).toMatchObject({
      status: 403,
      body: {
        message:
          'nodes is forbidden: User "system:serviceaccount:kaito-portal:reader" cannot list resource "nodes" in API group "" at the cluster scope',
      },
    });
    expect(await status(WORKSPACES)).toBe(200);
    cluster.faults.grantRights('reader', [
      { groups: [''], resources: ['nodes'], verbs: ['list'] },
    ]);
    expect(await status(NODES)).toBe(200);
    expect(await status(`${NODES}?watch=true`)).toBe(403);
    cluster.faults.grantRights('reader');
    const watch = await reader.watch(`${NODES}?watch=true`);
    expect(watch.status).toBe(200);
    watch.close();
  });

  it('takes one verb, or everything', async () => {
    cluster.faults.withdrawRights('reader', { verbs: ['watch'] });
    expect(await status(NODES)).toBe(200);
    expect(await status(`${NODES}?watch=true`)).toBe(403);
    cluster.faults.withdrawRights('reader');
    expect(await status(NODES)).toBe(403);
    expect(await status(WORKSPACES)).toBe(403);
  });

  it('says that a wildcard cannot be narrowed', () => {
    expect(() =>
      cluster.faults.withdrawRights('admin', { resources: ['nodes'] }),
    ).toThrow(/wildcard/);
  });

  it('lets an open watch go on when its rights are gone, as a real server does', async () => {
    const { body } = await reader.get(NODES);
    const watch = await reader.watch(
      `${NODES}?watch=true&resourceVersion=${body.metadata.resourceVersion}`,
    );
    cluster.faults.withdrawRights('reader');
    const { name } = body.items[0].metadata;
    cluster.store.modify('Node', name, undefined, draft => {
      draft.metadata.labels = { ...draft.metadata.labels, seen: 'yes' };
    });
    expect(await watch.next()).toMatchObject({ type: 'MODIFIED' });
    watch.close();
  });

  it('installs and removes a kind of others, and discovery follows', async () => {
    const groups = async () =>
      (await reader.get('/apis')).body.groups.map(nameOf);
    expect(await status(GATEWAYS)).toBe(404);
    expect(await groups()).not.toContain('gateway.networking.k8s.io');
    cluster.faults.installKind('Gateway');
    expect(await groups()).toContain('gateway.networking.k8s.io');
    cluster.store.create({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'g', namespace: 'default' },
      spec: { whatever: [1] },
    });
    const { body } = await reader.get(GATEWAYS);
    expect(body.items[0].spec).toEqual({ whatever: [1] });
    cluster.faults.uninstallKind('Gateway');
    expect(await status(GATEWAYS)).toBe(404);
    expect(() => cluster.faults.installKind('Widget')).toThrow(
      /cannot install the kind Widget; it knows .*ScaledObject/,
    );
  });

  it('deletes the objects of a removed kind, ends its watches, and serves it again when installed', async () => {
    const { body } = await reader.get(WORKSPACES);
    const watch = await reader.watch(
      `${WORKSPACES}?watch=true&resourceVersion=${body.metadata.resourceVersion}`,
    );
    const other = await reader.watch(`${NODES}?watch=true&timeoutSeconds=30`);
    cluster.faults.uninstallKind('Workspace');
    for (const _ of body.items) {
      expect(await watch.next()).toMatchObject({ type: 'DELETED' });
    }
    expect(await watch.ended).toBeUndefined();
    expect(await status(WORKSPACES)).toBe(404);
    expect(await other.next()).toMatchObject({ type: 'ADDED' });
    other.close();
    cluster.faults.installKind('Workspace');
    expect((await reader.get(WORKSPACES)).body.items).toEqual([]);
  });

  it('starts with kinds of others installed when told to', async () => {
    const kinds = ['Kustomization', 'HelmRelease', 'Application', 'HTTPRoute'];
    const more = ['InferencePool', 'ScaledObject', 'Gateway'];
    const full = await startCluster({
      name: 'full',
      installedKinds: [...kinds, ...more],
    });
    const client = sandboxClient(full, 'reader');
    const paths = [
      '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations',
      '/apis/helm.toolkit.fluxcd.io/v2/helmreleases',
      '/apis/argoproj.io/v1alpha1/applications',
      '/apis/gateway.networking.k8s.io/v1/httproutes',
      '/apis/inference.networking.k8s.io/v1/inferencepools',
      '/apis/keda.sh/v1alpha1/scaledobjects',
      GATEWAYS,
    ];
    for (const path of paths) {
      expect(await client.get(path)).toMatchObject({ status: 200 });
    }
    await client.close();
    await full.stop();
  });
});
