import { sandboxClient } from './contract/sandboxClient';
import { startCluster } from './startCluster';

const CONTROLLER =
  '/apis/apps/v1/namespaces/kaito-workspace/deployments/kaito-workspace';

describe('a cluster', () => {
  it.each(['azure-gpu-provisioner', 'byo'] as const)(
    'holds a KAITO controller that says its version, gates and %s',
    async provisioner => {
      const cluster = await startCluster({ name: 'controller', provisioner });
      const reader = sandboxClient(cluster, 'reader');
      const { body } = await reader.get(CONTROLLER);
      const [container] = body.spec.template.spec.containers;
      expect(container.image).toMatch(/\/kaito\/workspace:0\.12\.0$/);
      expect(container.args).toEqual([
        `--node-provisioner=${provisioner}`,
        expect.stringMatching(/^--feature-gates=(\w+=(true|false),?)+$/),
      ]);
      expect(body.metadata.generation).toBe(provisioner === 'byo' ? 2 : 1);
      await reader.close();
      await cluster.stop();
    },
  );

  it('has in every seed what the watcher reads, and serves all of its kinds', async () => {
    const cluster = await startCluster({ name: 'kinds', seed: 'prod' });
    const reader = sandboxClient(cluster, 'reader');
    for (const path of [
      '/api/v1/configmaps',
      '/apis/apps/v1/statefulsets',
      '/apis/karpenter.sh/v1/nodepools',
      '/apis/karpenter.sh/v1/nodeclaims',
      '/apis/kaito.sh/v1alpha1/multiroleinferences',
      '/apis/kaito.sh/v1alpha1/modelmirrors',
    ]) {
      expect(await reader.get(`${path}?limit=1`)).toMatchObject({
        status: 200,
        body: { items: expect.any(Array) },
      });
    }
    await reader.close();
    await cluster.stop();
  });
});
