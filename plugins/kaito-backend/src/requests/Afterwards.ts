import type { KaitoRequestDetail } from '@kaito-portal/backstage-plugin-kaito-common';
import { readProvenance } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import type { SnapshotSource } from '../watch/ClusterSnapshot';
import { watchedKind } from '../watch/kinds';
import { snapshotOf } from '../watch/snapshotOf';
import type { RequestRecord } from './types';

/** When an object was seen gone; undefined when that is not recorded. */
export type FindDeletion = (uid: string) => Promise<string | undefined>;

/** Tells what became of deployments after their requests were done. */
export class Afterwards {
  constructor(
    private readonly parts: { source: SnapshotSource; deletedAt: FindDeletion },
  ) {}

  /** Null while it is still there, and when that is not known. */
  async of(record: RequestRecord): Promise<KaitoRequestDetail['afterwards']> {
    const { wish, facts, state } = record;
    const uid = facts.rollout?.uid;
    if (wish.verb !== 'deploy' || state !== 'done' || !uid) {
      return null;
    }
    const found = this.#look(record);
    if (found === undefined || found?.metadata.uid === uid) {
      return null;
    }
    const observedAt = (await this.parts.deletedAt(uid)) ?? null;
    return found === null
      ? { what: 'removed', requestId: null, observedAt }
      : {
          what: 'replaced',
          requestId: readProvenance(found).requestId,
          observedAt,
        };
  }

  /** Null: it is not there. Undefined: not known. */
  #look({ wish: { place } }: RequestRecord) {
    const snapshot = snapshotOf(this.parts.source, place.cluster);
    const kind = watchedKind(place.kind)?.kind;
    const inStep = snapshot?.kinds.some(
      known => known.kind === kind && known.state === 'synced',
    );
    return snapshot && kind && inStep
      ? snapshot.object(kind, place.namespace, place.name) ?? null
      : undefined;
  }
}
