import { shortAge } from '../table/shortAge';

type Event = {
  lastTimestamp?: string;
  metadata?: { creationTimestamp?: string };
  involvedObject?: { kind?: string; name?: string };
};

/** How long ago the event was last seen. */
export function eventLastSeen(object: Record<string, unknown>): string {
  const event = object as Event;
  return shortAge(event.lastTimestamp ?? event.metadata?.creationTimestamp);
}

/** `workspace/phi`. */
export function eventObject(object: Record<string, unknown>): string {
  const { kind = '', name = '' } = (object as Event).involvedObject ?? {};
  return `${kind.toLowerCase()}/${name}`;
}
