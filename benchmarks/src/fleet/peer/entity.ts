/** The entity that all workloads belong to. */
export const ENTITY = 'component:default/models';
