import { setTimeout as wait } from 'node:timers/promises';
import type { ApiObject } from '../ApiObject';
import type { ObjectStore } from '../store';

/** How much happens, and how fast. */
export interface Flood {
  /** How many writes. */
  count: number;
  /** Over how long, in milliseconds, evenly; a second when absent. */
  overMs?: number;
  /** The object of the write with this index; core Events in `default` when absent. A name that is there already is changed. */
  make?: (index: number) => ApiObject;
}

/** How a flood went. */
export interface FloodResult {
  written: number;
  /** Measured: on a busy machine a flood takes longer than it was asked to. */
  tookMs: number;
}

const SLICE_MS = 10;

function anEvent(index: number): ApiObject {
  const at = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `flood.${index}`, namespace: 'default' },
    involvedObject: {
      kind: 'Namespace',
      name: 'default',
      namespace: 'default',
    },
    type: 'Normal',
    reason: 'Flood',
    message: `Event ${index} of a flood`,
    firstTimestamp: at,
    lastTimestamp: at,
    count: 1,
  };
}

function put(store: ObjectStore, object: ApiObject) {
  const { name, namespace } = object.metadata;
  if (store.get(object.kind, name, namespace)) {
    store.update(object);
  } else {
    store.create(object);
  }
}

/** Writes many objects, spread evenly over a time. */
export async function flood(
  store: ObjectStore,
  { count, overMs = 1000, make = anEvent }: Flood,
): Promise<FloodResult> {
  const started = performance.now();
  const passed = () => performance.now() - started;
  let written = 0;
  while (written < count) {
    const due = overMs ? Math.ceil((count * passed()) / overMs) : count;
    for (; written < Math.min(due, count); written += 1) {
      put(store, make(written));
    }
    await wait(SLICE_MS);
  }
  return { written, tookMs: passed() };
}
