import type {
  KindState,
  KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { readProvenance } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import { fullRef } from '../entityRef';
import { type Measured, measureHolding } from './measureHolding';
import { askedFor, ownerOf } from './ownerOf';

/** Kinds whose objects have machines. */
export const HOLDERS = ['Workspace', 'RAGEngine'] as const;
/** Kinds that must be known to say what a team has: those, and those they may be part of. */
const NEEDED = [...HOLDERS, 'InferenceSet', 'MultiRoleInference'];

/** What one workload of a team has, and whose it is. */
export interface TeamHolding extends Measured {
  snapshot: ClusterSnapshot;
  /** The workload people know it as. */
  object: KubeObject;
}

/** What a team has, as far as it is known. */
export interface TeamHoldings {
  items: TeamHolding[];
  unknown: { cluster: string; reason: string }[];
}

function isUnknown({ kind, state, optional, objectCount }: KindState) {
  const isAbsent = optional && state === 'crd-missing' && objectCount === 0;
  return NEEDED.includes(kind) && state !== 'synced' && !isAbsent;
}

function gapOf({ name, kinds, message }: ClusterSnapshot): string | null {
  const gap = kinds.find(isUnknown);
  if (!gap) return null;
  const since = gap.asOf ? ` since ${gap.asOf}` : '';
  return `what runs on ${name} has not been confirmed${since}. ${
    gap.message ?? message ?? ''
  }`.trim();
}

/**
 * What a team has now in all clusters. What a request named `except` brought is left out: it is about to be asked for
 * again. A cluster that cannot confirm what runs there is unknown, whatever was known before.
 */
export function collectHoldings(
  snapshots: readonly ClusterSnapshot[],
  owner: string,
  except?: string,
): TeamHoldings {
  const wanted = fullRef(owner);
  const found: TeamHoldings = { items: [], unknown: [] };
  for (const snapshot of snapshots) {
    const reason = gapOf(snapshot);
    if (reason) {
      found.unknown.push({ cluster: snapshot.name, reason });
      continue;
    }
    for (const object of HOLDERS.flatMap(kind => snapshot.objects(kind))) {
      const own = ownerOf(snapshot, object);
      const asked = askedFor(snapshot, object);
      const isOwn = own !== null && fullRef(own) === wanted;
      const isExcepted =
        except !== undefined && readProvenance(asked).requestId === except;
      if (isOwn && !isExcepted) {
        const measured = measureHolding(snapshot, object);
        found.items.push({ ...measured, snapshot, object: asked });
      }
    }
  }
  return found;
}
