import { Agent, request } from 'undici';
import { startCluster } from './startCluster';

it('speaks TLS and lists', async () => {
  const cluster = await startCluster({ name: 't' });
  const dispatcher = new Agent({ connect: { ca: cluster.caPem } });
  const res = await request(`${cluster.url}/apis/kaito.sh/v1beta1/workspaces`, {
    dispatcher,
    headers: { authorization: `Bearer ${cluster.tokens.reader}` },
  });
  expect(res.statusCode).toBe(200);
  expect(await res.body.json()).toMatchObject({
    kind: 'WorkspaceList',
    items: [],
  });
  await dispatcher.close();
  await cluster.stop();
});
