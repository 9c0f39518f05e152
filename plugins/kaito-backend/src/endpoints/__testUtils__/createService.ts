import type { RunningApiServer } from '@kaito-portal/sandbox';

/** The Service of a workload in a cluster, and the pod behind it. */
export function createService(
  { store }: RunningApiServer,
  namespace: string,
  name: string,
  options = { pod: true },
) {
  const labels = { 'kaito.sh/workspace': name };
  store.create({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: {
      selector: labels,
      ports: [
        { name: 'http', port: 80, targetPort: 5000 },
        { name: 'ray', port: 6379, targetPort: 6379 },
      ],
    },
  });
  if (options.pod) {
    store.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: `${name}-0`, namespace, labels },
      spec: { containers: [] },
      status: {
        phase: 'Running',
        podIP: '10.0.0.9',
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    });
  }
}
