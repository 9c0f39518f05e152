import { AGE, NAME, pathColumn } from './columns';
import { defineResource } from './ResourceType';

type Replicated = {
  spec?: { replicas?: number };
  status?: { readyReplicas?: number };
};

const ready = (object: Record<string, unknown>) => {
  const { spec, status } = object as Replicated;
  return `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 1}`;
};

const columns = [
  NAME,
  { name: 'Ready', type: 'string' as const, value: ready },
  AGE,
];

/** Workload kinds: KAITO's controllers and what they create. */
export const APPS_TYPES = [
  defineResource({
    group: 'apps',
    version: 'v1',
    kind: 'Deployment',
    plural: 'deployments',
    shortNames: ['deploy'],
    categories: ['all'],
    columns,
  }),
  defineResource({
    group: 'apps',
    version: 'v1',
    kind: 'StatefulSet',
    plural: 'statefulsets',
    shortNames: ['sts'],
    categories: ['all'],
    columns,
  }),
  defineResource({
    group: 'batch',
    version: 'v1',
    kind: 'Job',
    plural: 'jobs',
    categories: ['all'],
    columns: [NAME, pathColumn('Succeeded', '.status.succeeded'), AGE],
  }),
];
