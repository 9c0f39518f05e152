import type { ApiObject } from '../../cluster/ApiObject';
import { stableNumber } from '../stable';
import { LABEL } from './labels';
import { ownedMetadata } from './owned';

const PORTS = [
  { name: 'http', port: 80, targetPort: 5000, protocol: 'TCP' },
  { name: 'ray', port: 6379, targetPort: 6379, protocol: 'TCP' },
  { name: 'dashboard', port: 8265, targetPort: 8265, protocol: 'TCP' },
  { name: 'kv-events', port: 5557, targetPort: 5557, protocol: 'TCP' },
];

/** The Service of a Workspace, leading to its first Pod, and the headless one. */
export function buildServices(
  workspace: ApiObject,
  created: string,
): ApiObject[] {
  const { name, annotations } = workspace.metadata;
  const balanced = annotations?.['kaito.sh/enablelb'] === 'True';
  const ip = `10.0.${stableNumber(`${workspace.metadata.uid}/a`, 256)}.${
    1 + stableNumber(`${workspace.metadata.uid}/b`, 254)
  }`;
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: ownedMetadata(workspace, 'Service', name, created),
      spec: {
        type: balanced ? 'LoadBalancer' : 'ClusterIP',
        clusterIP: ip,
        ports: balanced ? PORTS.slice(0, 3) : PORTS,
        selector: {
          [LABEL.workspace]: name,
          'statefulset.kubernetes.io/pod-name': `${name}-0`,
        },
        publishNotReadyAddresses: true,
      },
      status: { loadBalancer: {} },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: ownedMetadata(
        workspace,
        'Service',
        `${name}-headless`,
        created,
      ),
      spec: {
        type: 'ClusterIP',
        clusterIP: 'None',
        ports: [{ name: 'ray', port: 6379, targetPort: 6379, protocol: 'TCP' }],
        selector: { [LABEL.workspace]: name },
        publishNotReadyAddresses: true,
      },
      status: { loadBalancer: {} },
    },
  ];
}
