import type {
  RequestPlace,
  RequestStageName,
  RequestState,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { toInstant, type StoredTime } from '../../database/storedTime';
import type {
  RequestFacts,
  RequestRecord,
  RequestStanding,
  RequestWish,
} from '../types';

export const REQUESTS = 'kaito_requests';
export const REQUEST_LEASES = 'kaito_request_leases';

export interface RequestRow {
  id: string;
  version: number;
  verb: string;
  cluster: string;
  kind: string;
  namespace: string;
  name: string;
  held_place: string | null;
  followed: boolean | number;
  requested_by: string;
  model: string | null;
  instance_type: string | null;
  state: string;
  stage: string;
  wish: string;
  facts: string;
  submitted_at: StoredTime;
  changed_at: StoredTime;
  finished_at: StoredTime | null;
  updated_at: StoredTime;
  look_after: StoredTime | null;
}

/** A place as one text. None of its parts may hold a line end. */
export function placeKey(place: RequestPlace): string {
  const { cluster, kind, namespace, name } = place;
  return [cluster, kind, namespace, name].join('\n');
}

export function fromWish(wish: RequestWish) {
  const { id, verb, place, requestedBy, model, instanceType } = wish;
  return {
    id,
    verb,
    ...place,
    requested_by: requestedBy,
    model,
    instance_type: instanceType,
    wish: JSON.stringify(wish),
    submitted_at: new Date(wish.submittedAt),
  };
}

export function fromStanding(standing: RequestStanding, wish: RequestWish) {
  const { state, stage, finishedAt, holds, followed } = standing;
  return {
    state,
    stage,
    followed,
    held_place: holds ? placeKey(wish.place) : null,
    finished_at: finishedAt === null ? null : new Date(finishedAt),
  };
}

export function toRecord(row: RequestRow): RequestRecord {
  const optional = (time: StoredTime | null) =>
    time === null ? null : toInstant(time);
  return {
    version: row.version,
    wish: JSON.parse(row.wish) as RequestWish,
    facts: JSON.parse(row.facts) as RequestFacts,
    state: row.state as RequestState,
    stage: row.stage as RequestStageName,
    holds: row.held_place !== null,
    followed: Boolean(row.followed),
    finishedAt: optional(row.finished_at),
    changedAt: toInstant(row.changed_at),
    updatedAt: toInstant(row.updated_at),
    lookAfter: optional(row.look_after),
  };
}
