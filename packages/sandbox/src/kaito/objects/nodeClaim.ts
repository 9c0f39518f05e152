import type { ApiObject } from '../../cluster/ApiObject';
import { stableHex, stableUid } from '../stable';
import { FINALIZER, LABEL } from './labels';

/** `ws` and nine hex digits, as the gpu-provisioner names agent pools. */
export function nodeClaimName(owner: ApiObject, index: number): string {
  return `ws${stableHex(`${owner.metadata.uid}/${index}`, 9)}`;
}

/** The node AKS makes of a claim. */
export function nodeNameOf(claim: string): string {
  const number = Number.parseInt(stableHex(claim, 7), 16) % 100_000_000;
  return `aks-${claim}-${String(number).padStart(8, '0')}-vmss000000`;
}

/** A NodeClaim for one node of a Workspace or RAGEngine. */
export function buildNodeClaim(
  owner: ApiObject,
  given: {
    name: string;
    instanceType: string;
    storageGi: number;
    /** Of the owner's selector, and those that name the owner. */
    labels: Record<string, string>;
    created: string;
  },
): ApiObject {
  const requirement = (key: string, value: string) => ({
    key,
    operator: 'In',
    values: [value],
  });
  return {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodeClaim',
    metadata: {
      name: given.name,
      uid: stableUid(`${owner.metadata.uid}/nodeclaim/${given.name}`),
      creationTimestamp: given.created,
      finalizers: [FINALIZER.nodeClaim],
      labels: {
        ...given.labels,
        [LABEL.nodePool]: 'kaito',
        [LABEL.instanceType]: given.instanceType,
      },
      annotations: { 'karpenter.sh/do-not-disrupt': 'true' },
    },
    spec: {
      nodeClassRef: {
        group: 'kaito.sh',
        kind: 'KaitoNodeClass',
        name: 'default',
      },
      requirements: [
        requirement(LABEL.nodePool, 'kaito'),
        requirement(LABEL.instanceType, given.instanceType),
        requirement('kubernetes.io/os', 'linux'),
        requirement('karpenter.azure.com/sku-name', given.instanceType),
      ],
      resources: { requests: { storage: `${given.storageGi}Gi` } },
      taints: [{ key: 'sku', value: 'gpu', effect: 'NoSchedule' }],
    },
    status: { conditions: [] },
  };
}
