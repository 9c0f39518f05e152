import type { ApiClient } from '../contract/ApiClient';
import { sandboxClient } from '../contract/sandboxClient';
import { type SandboxCluster, startCluster } from '../startCluster';

const ACCESS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
const RULES = '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews';

describe('reviews of one’s own rights', () => {
  let cluster: SandboxCluster;
  let reader: ApiClient;

  beforeAll(async () => {
    cluster = await startCluster({ name: 'reviews' });
    reader = sandboxClient(cluster, 'reader');
  });
  afterAll(async () => {
    await reader.close();
    await cluster.stop();
  });

  const allowed = async (spec: object) =>
    (await reader.call('POST', ACCESS, { spec })).body.status.allowed;
  const on = (verb: string, group: string, resource: string, more = {}) => ({
    resourceAttributes: { verb, group, resource, ...more },
  });

  it('agree with what a request would meet, also after rights changed', async () => {
    const nodes = on('list', '', 'nodes');
    expect(await allowed(nodes)).toBe(true);
    cluster.faults.withdrawRights('reader', { resources: ['nodes'] });
    expect(await allowed(nodes)).toBe(false);
    expect((await reader.get('/api/v1/nodes')).status).toBe(403);
    cluster.faults.grantRights('reader');
    expect(await allowed(nodes)).toBe(true);
  });

  it('know subresources, kinds that are not installed, and paths', async () => {
    expect(await allowed(on('get', '', 'pods', { subresource: 'log' }))).toBe(
      true,
    );
    expect(await allowed(on('get', '', 'pods', { subresource: 'exec' }))).toBe(
      false,
    );
    expect(await allowed(on('list', 'keda.sh', 'scaledobjects'))).toBe(true);
    expect(await allowed(on('delete', 'kaito.sh', 'workspaces'))).toBe(false);
    expect(
      await allowed({
        nonResourceAttributes: { path: '/readyz', verb: 'get' },
      }),
    ).toBe(true);
    expect(
      await allowed({
        nonResourceAttributes: { path: '/metrics', verb: 'get' },
      }),
    ).toBe(false);
  });

  it('list the rules in one namespace', async () => {
    const { status, body } = await reader.call('POST', RULES, {
      spec: { namespace: 'default' },
    });
    expect(status).toBe(201);
    expect(body.status.incomplete).toBe(false);
    expect(body.status.resourceRules).toContainEqual({
      verbs: ['get'],
      apiGroups: [''],
      resources: ['pods/log'],
    });
  });

  it('refuse what is no question', async () => {
    expect((await reader.call('POST', ACCESS, { spec: {} })).status).toBe(422);
    expect((await reader.call('POST', RULES, { spec: {} })).status).toBe(400);
    expect((await reader.get(ACCESS)).status).toBe(403);
    const admin = sandboxClient(cluster);
    expect((await admin.get(ACCESS)).status).toBe(405);
    const anonymous = admin.as(undefined);
    expect((await anonymous.call('POST', ACCESS, {})).status).toBe(403);
    await Promise.all([admin.close(), anonymous.close()]);
  });

  it('are discovered', async () => {
    const { body } = await reader.get('/apis/authorization.k8s.io/v1');
    expect(body.resources).toHaveLength(2);
    expect(body.resources[0].verbs).toEqual(['create']);
  });
});
