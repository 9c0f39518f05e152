import type { KaitoRequest } from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetRow } from '../fleet/rows/FleetRow';
import type { KaitoResource } from '../permissions/ResourceGate';

/** A request that appeared or came further, and what decides who may know. */
export interface RequestNews {
  id: string;
  requestedBy: string;
  resource: KaitoResource;
  /** As it is when it is told. */
  present(): KaitoRequest;
}

/** Something that happened, before it is decided who may know. */
export type ChangeEvent =
  | {
      type: 'workload';
      /** Null when it is new. */
      before: FleetRow | null;
      /** Null when it is gone. */
      after: FleetRow | null;
    }
  | { type: 'request'; news: RequestNews }
  | { type: 'cluster'; cluster: string }
  | { type: 'capacity'; cluster: string };

/** An event with its place in the stream of one process. */
export interface ChangeEntry {
  /** Counts up from 1. */
  seq: number;
  event: ChangeEvent;
}

/** What an event is about: of several that wait for a slow reader, only the last counts. */
export function subjectOf({ event }: ChangeEntry): string {
  if (event.type === 'workload') {
    return `workload\n${(event.after ?? event.before)!.key}`;
  }
  if (event.type === 'request') {
    return `request\n${event.news.id}`;
  }
  return `${event.type}\n${event.cluster}`;
}
