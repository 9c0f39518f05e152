import type {
  ClusterKind,
  KindRights,
  KindState,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { resourceName, watchedKind } from '../../watch/kinds';
import type { RightsReport } from '../../watch/rights';

/** What to do about missing verbs. One that nothing else depends on may be withheld for good. */
function adviceOn(
  resource: string,
  missing: readonly string[],
  extra: boolean,
) {
  const them = missing.length > 1 ? 'them' : 'it';
  const byChoice = extra
    ? ', or leave it at that: all else is complete without'
    : '';
  return `The portal's account lacks ${missing.join(
    ', ',
  )} on ${resource}. Add ${them} to its ClusterRole${byChoice}.`;
}

function rightsOf(
  resource: string,
  extra: boolean,
  report: RightsReport,
): KindRights {
  if (report.state === 'not-checked') {
    return {
      state: 'not-checked',
      missing: [],
      checkedAt: null,
      message: report.message,
    };
  }
  const missing = [...(report.missing.get(resource) ?? [])];
  return {
    state: missing.length > 0 ? 'missing' : 'complete',
    missing,
    checkedAt: new Date(report.at).toISOString(),
    message: missing.length > 0 ? adviceOn(resource, missing, extra) : null,
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
    const extra = watched?.extra ?? false;
    return {
      ...state,
      resource,
      loss: watched?.loss ?? null,
      extra,
      staleSince: state.state === 'synced' ? null : state.asOf,
      rights: rightsOf(resource, extra, report),
    };
  });
}
