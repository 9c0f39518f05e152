/** Where a link of a root-cause chain was found, deepest first. */
export const CAUSE_LAYERS = [
  'cloud',
  'nodeClaim',
  'nodePool',
  'node',
  'pod',
  'endpoint',
  'child',
  'workload',
] as const;

/** What a link's raw words were read from. */
export const CAUSE_SOURCES = [
  'condition',
  'event',
  'container',
  'object',
] as const;

export type CauseLayer = (typeof CAUSE_LAYERS)[number];
export type CauseSource = (typeof CAUSE_SOURCES)[number];
