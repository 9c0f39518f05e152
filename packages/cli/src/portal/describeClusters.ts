import type { ClusterHealth } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { formatAge } from '../text/age';
import { plainLine } from '../text/plain';

/** Clusters of which an answer may lack something, one line each; empty when there is none. */
export function describeClusters(
  clusters: readonly ClusterHealth[],
  now: number,
): string {
  return clusters
    .filter(({ state }) => state !== 'live')
    .map(({ name, state, message, asOf }) => {
      const known =
        asOf === null
          ? 'nothing is known of it'
          : `what is shown is ${formatAge(now - Date.parse(asOf))} old`;
      const why = message === null ? '' : `: ${message}`;
      return `${plainLine(`Cluster ${name} is ${state}, ${known}${why}`)}\n`;
    })
    .join('');
}
