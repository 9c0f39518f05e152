import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { startCluster } from '../startCluster';

it('ends the watch of a client that does not read, in good order', async () => {
  const cluster = await startCluster({ name: 'slow-client' });
  const asked = request(
    `${cluster.url}/api/v1/namespaces/search/configmaps?watch=true`,
    {
      ca: cluster.caPem,
      headers: { authorization: `Bearer ${cluster.tokens.reader}` },
    },
  ).end();
  const [stream] = (await once(asked, 'response')) as [IncomingMessage];
  stream.pause();
  cluster.store.create({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'big', namespace: 'search' },
  });
  for (let size = 12_000_000; size < 12_000_009; size += 1) {
    cluster.faults.swell('ConfigMap', 'big', 'search', size);
  }
  let events = 0;
  for await (const chunk of stream) {
    events += String(chunk).split('\n').length - 1;
  }
  // Nine writes and a creation, of which the last ones were not waited for.
  expect(events).toBeGreaterThan(4);
  expect(events).toBeLessThan(10);
  await cluster.stop();
});
