import { AGE, NAME, pathColumn } from './columns';
import { eventLastSeen, eventObject } from './eventCells';
import { nodeRoles, nodeStatus } from './nodeCells';
import { podReady, podRestarts, podStatus } from './podCells';
import { servicePorts } from './serviceCells';
import { defineResource } from './ResourceType';

/** Kinds of the core group. */
export const CORE_TYPES = [
  defineResource({
    version: 'v1',
    kind: 'Namespace',
    plural: 'namespaces',
    shortNames: ['ns'],
    namespaced: false,
    hasGeneration: false,
    columns: [NAME, pathColumn('Status', '.status.phase'), AGE],
  }),
  defineResource({
    version: 'v1',
    kind: 'Node',
    plural: 'nodes',
    shortNames: ['no'],
    namespaced: false,
    hasGeneration: false,
    columns: [
      NAME,
      { name: 'Status', type: 'string', value: nodeStatus },
      { name: 'Roles', type: 'string', value: nodeRoles },
      AGE,
      pathColumn('Version', '.status.nodeInfo.kubeletVersion'),
    ],
  }),
  defineResource({
    version: 'v1',
    kind: 'Pod',
    plural: 'pods',
    shortNames: ['po'],
    categories: ['all'],
    columns: [
      NAME,
      { name: 'Ready', type: 'string', value: podReady },
      { name: 'Status', type: 'string', value: podStatus },
      { name: 'Restarts', type: 'integer', value: podRestarts },
      AGE,
      pathColumn('IP', '.status.podIP', { wide: true }),
      pathColumn('Node', '.spec.nodeName', { wide: true }),
    ],
  }),
  defineResource({
    version: 'v1',
    kind: 'Service',
    plural: 'services',
    shortNames: ['svc'],
    categories: ['all'],
    hasGeneration: false,
    columns: [
      NAME,
      pathColumn('Type', '.spec.type'),
      pathColumn('Cluster-IP', '.spec.clusterIP'),
      { name: 'Port(s)', type: 'string', value: servicePorts },
      AGE,
    ],
  }),
  defineResource({
    version: 'v1',
    kind: 'Endpoints',
    plural: 'endpoints',
    shortNames: ['ep'],
    hasStatus: false,
    hasGeneration: false,
    columns: [NAME, AGE],
  }),
  defineResource({
    version: 'v1',
    kind: 'Event',
    plural: 'events',
    shortNames: ['ev'],
    hasStatus: false,
    hasGeneration: false,
    columns: [
      { name: 'Last Seen', type: 'string', value: eventLastSeen },
      pathColumn('Type', '.type'),
      pathColumn('Reason', '.reason'),
      { name: 'Object', type: 'string', value: eventObject },
      pathColumn('Message', '.message'),
    ],
  }),
  defineResource({
    version: 'v1',
    kind: 'ConfigMap',
    plural: 'configmaps',
    shortNames: ['cm'],
    hasStatus: false,
    hasGeneration: false,
    columns: [NAME, AGE],
  }),
  defineResource({
    version: 'v1',
    kind: 'PersistentVolumeClaim',
    plural: 'persistentvolumeclaims',
    shortNames: ['pvc'],
    hasGeneration: false,
    columns: [NAME, pathColumn('Status', '.status.phase'), AGE],
  }),
  defineResource({
    version: 'v1',
    kind: 'Secret',
    plural: 'secrets',
    hasStatus: false,
    hasGeneration: false,
    columns: [NAME, pathColumn('Type', '.type'), AGE],
  }),
];
