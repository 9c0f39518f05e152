import { AGE, conditionColumn, NAME, pathColumn } from './columns';
import { defineResource } from './ResourceType';

const KARPENTER = {
  group: 'karpenter.sh',
  version: 'v1',
  namespaced: false,
  categories: ['karpenter'],
  custom: true,
};

const label = (key: string) => `.metadata.labels.${key.replaceAll('.', '\\.')}`;

/** What provisions nodes. */
export const KARPENTER_TYPES = [
  defineResource({
    ...KARPENTER,
    kind: 'NodeClaim',
    plural: 'nodeclaims',
    columns: [
      NAME,
      pathColumn('Type', label('node.kubernetes.io/instance-type')),
      pathColumn('Capacity', label('karpenter.sh/capacity-type')),
      pathColumn('Zone', label('topology.kubernetes.io/zone')),
      pathColumn('Node', '.status.nodeName'),
      conditionColumn('Ready', 'Ready'),
      AGE,
      pathColumn('ImageID', '.status.imageID', { wide: true }),
      pathColumn('ID', '.status.providerID', { wide: true }),
      pathColumn('NodePool', label('karpenter.sh/nodepool'), { wide: true }),
    ],
  }),
  defineResource({
    ...KARPENTER,
    kind: 'NodePool',
    plural: 'nodepools',
    columns: [
      NAME,
      pathColumn('NodeClass', '.spec.template.spec.nodeClassRef.name'),
      conditionColumn('Ready', 'Ready'),
      AGE,
    ],
  }),
];
