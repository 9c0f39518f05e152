import { CustomObjectsApi, KubeConfig } from '@kubernetes/client-node';
import { startCluster } from './startCluster';

it('serves the official JavaScript client from its kubeconfig', async () => {
  const cluster = await startCluster({ name: 'node-client', seed: 'calm' });
  const config = new KubeConfig();
  config.loadFromString(cluster.kubeconfig('reader'));
  const list = await config
    .makeApiClient(CustomObjectsApi)
    .listClusterCustomObject({
      group: 'kaito.sh',
      version: 'v1beta1',
      plural: 'workspaces',
    });
  expect(
    list.items.map((w: { metadata: { name: string } }) => w.metadata.name),
  ).toEqual(['phi-4', 'mistral-7b']);
  await cluster.stop();
});
