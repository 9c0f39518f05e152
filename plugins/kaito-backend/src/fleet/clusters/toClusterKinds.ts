import type {
  ClusterKind,
  KindRights,
  KindState,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { resourceName, watchedKind } from '../../watch/kinds';
import type { RightsReport } from '../../watch/rights';

function rightsOf(resource: string, report: RightsReport): KindRights {
  if (report.state === 'not-checked') {
    return {
      state: 'not-checked',
      missing: [],
      checkedAt: null,
      message: report.message,
    };
  }
  const missing = [...(report.missing.get(resource) ?? [])];
  const verbs = missing.join(', ');
  return {
    state: missing.length > 0 ? 'missing' : 'complete',
    missing,
    checkedAt: new Date(report.at).toISOString(),
    message: verbs
      ? `The portal's account lacks ${verbs} on ${resource}. Add ${
          missing.length > 1 ? 'them' : 'it'
        } to its ClusterRole.`
      : null,
  };
}

/** Each kind of a cluster with the rights to it, and what is lost without it. */
export function toClusterKinds(
  kinds: readonly KindState[],
  report: RightsReport,
): ClusterKind[] {
  return kinds.map(state => {
    const watched = watchedKind(state.kind);
    const resource = watched ? resourceName(watched) : state.kind;
    return {
      ...state,
      resource,
      loss: watched?.loss ?? null,
      extra: watched?.extra ?? false,
      staleSince: state.state === 'synced' ? null : state.asOf,
      rights: rightsOf(resource, report),
    };
  });
}
