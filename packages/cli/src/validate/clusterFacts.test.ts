import { parseClusterFacts } from './clusterFacts';

/** A node as kubectl prints it, with what a kubelet says of its images. */
const node = (_: unknown, index: number) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: `node-${index}`, labels: { apps: 'phi-4' } },
  status: {
    images: Array.from({ length: 50 }, (__, image) => ({
      names: [`registry.example/image-${image}@sha256:${'a'.repeat(64)}`],
      sizeBytes: image,
    })),
  },
});

it('reads what kubectl prints of three hundred nodes, as JSON and as YAML', () => {
  const nodes = Array.from({ length: 300 }, node);
  const json = JSON.stringify({ nodes }, null, 4);
  expect(json.length).toBeGreaterThan(2_000_000);
  expect(parseClusterFacts(json).nodes).toEqual(nodes);
  // JSON is YAML too: a comment keeps it from being read as JSON.
  expect(parseClusterFacts(`# facts\n${json}`).nodes).toEqual(nodes);
});

it('reads a mapping of YAML in flow style', () => {
  expect(parseClusterFacts('{provisioner: byo, cloud: azure}')).toEqual({
    provisioner: 'byo',
    cloud: 'azure',
  });
  expect(() => parseClusterFacts('{provisioner: byo')).toThrow(
    '--cluster-facts: not YAML or JSON',
  );
});
