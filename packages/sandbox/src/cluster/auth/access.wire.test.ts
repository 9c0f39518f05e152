import { ApiClient } from '../contract/ApiClient';
import { sandboxClient } from '../contract/sandboxClient';
import { workspaceManifest } from '../contract/workspaceManifest';
import { type SandboxCluster, startCluster } from '../startCluster';

const WORKSPACES = '/apis/kaito.sh/v1beta1/namespaces/search/workspaces';

describe('who may do what', () => {
  let cluster: SandboxCluster;
  let admin: ApiClient;
  let reader: ApiClient;

  beforeAll(async () => {
    cluster = await startCluster({
      name: 'access',
      pace: 100_000,
      missingKinds: ['RAGEngine', 'NodePool'],
    });
    admin = sandboxClient(cluster);
    reader = admin.as(cluster.tokens.reader);
  });
  afterAll(async () => {
    await Promise.all([admin.close(), reader.close()]);
    await cluster.stop();
  });

  it('answers 401 to a token nobody has', async () => {
    const stranger = admin.as('not-a-token');
    const answer = await stranger.get(WORKSPACES);
    expect(answer).toMatchObject({
      status: 401,
      body: { kind: 'Status', reason: 'Unauthorized', code: 401 },
    });
    await stranger.close();
  });

  it('lets the anonymous see health and nothing else', async () => {
    const anonymous = admin.as(undefined);
    expect((await anonymous.get('/readyz')).status).toBe(200);
    const answer = await anonymous.get(WORKSPACES);
    expect(answer.status).toBe(403);
    expect(answer.body.message).toContain('User "system:anonymous"');
    await anonymous.close();
  });

  it('refuses a valid token without rights', async () => {
    const nobody = admin.as(cluster.tokens.nobody);
    const answer = await nobody.get('/apis/kaito.sh/v1beta1/workspaces');
    expect(answer.body.message).toBe(
      'workspaces.kaito.sh is forbidden: User "system:serviceaccount:kaito-portal:nobody" cannot list resource "workspaces" in API group "kaito.sh" at the cluster scope',
    );
    await nobody.close();
  });

  it('lets the reader read, and neither write nor see secrets', async () => {
    expect((await reader.get(WORKSPACES)).status).toBe(200);
    const created = await reader.call(
      'POST',
      WORKSPACES,
      workspaceManifest('mine'),
    );
    expect(created).toMatchObject({
      status: 403,
      body: {
        reason: 'Forbidden',
        message:
          'workspaces.kaito.sh is forbidden: User "system:serviceaccount:kaito-portal:reader" cannot create resource "workspaces" in API group "kaito.sh" in the namespace "search"',
        details: { group: 'kaito.sh', kind: 'workspaces' },
      },
    });
    const removed = await reader.call('DELETE', `${WORKSPACES}/some`);
    expect(removed.body.message).toContain(
      'workspaces.kaito.sh "some" is forbidden',
    );
    const secrets = await reader.get('/api/v1/namespaces/search/secrets');
    expect(secrets.status).toBe(403);
  });

  it('asks for rights before it says that a kind is missing', async () => {
    const missing = '/apis/kaito.sh/v1beta1/ragengines';
    expect(await reader.get(missing)).toMatchObject({
      status: 404,
      body: '404 page not found\n',
    });
    const noRights = admin.as(cluster.tokens.nobody);
    expect((await noRights.get(missing)).status).toBe(403);
    const unheard = '/apis/example.com/v1/widgets';
    expect((await reader.get(unheard)).status).toBe(403);
    expect((await admin.get(unheard)).status).toBe(404);
    await noRights.close();
  });

  it('lets the GitOps sync write Workspaces and not nodes', async () => {
    const gitops = admin.as(cluster.tokens.gitops);
    const written = await gitops.call(
      'POST',
      WORKSPACES,
      workspaceManifest('synced'),
    );
    expect(written.status).toBe(201);
    const [node] = cluster.store.list('Node');
    const removed = await gitops.call(
      'DELETE',
      `/api/v1/nodes/${node.metadata.name}`,
    );
    expect(removed.status).toBe(403);
    await gitops.close();
  });

  it('is not trusted without its own CA', async () => {
    const other = await startCluster({ name: 'other' });
    const fooled = new ApiClient(cluster.url, other.caPem, 'x');
    await expect(fooled.get('/readyz')).rejects.toThrow();
    await fooled.close();
    await other.stop();
  });
});
