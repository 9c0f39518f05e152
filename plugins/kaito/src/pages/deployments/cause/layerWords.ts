import type { CauseLink } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** Where a cause was found, as a person would say it. */
export const LAYER_WORDS: Record<CauseLink['layer'], string> = {
  cloud: 'Cloud',
  nodeClaim: 'Node claim',
  nodePool: 'Node pool',
  node: 'Node',
  pod: 'Pod',
  endpoint: 'Endpoint',
  child: 'Part of it',
  workload: 'Deployment',
};

/** What a link was read from, in the cluster's own words, a line each. */
export function rawWords({ object, evidence, raw }: CauseLink): string {
  const source = [raw.source, raw.type, raw.reason].filter(Boolean).join(' · ');
  const said = raw.message ?? evidence;
  return [object, source, said, raw.at].filter(Boolean).join('\n');
}
