import { setTimeout as wait } from 'node:timers/promises';
import type { Faults } from '../faults/Faults';
import type { WatchRegistry } from '../handlers/WatchRegistry';
import type { SnapshotPages } from '../handlers/SnapshotPages';
import type { ObjectStore } from '../store';
import type { Listener } from './Listener';

/** How a restart goes. */
export interface RestartOptions {
  /** `same` continues the numbers; `lower` goes back, as a restore from an old backup does. */
  resourceVersion?: 'same' | 'lower';
  /**
   * Asked to leave as with SIGTERM, for so many milliseconds before its end the server accepts no connection and keeps its watches open and silent.
   * A real server takes a minute; 0, the default, is a server that was killed.
   */
  graceMs?: number;
  /** How long the port stays closed, in milliseconds. */
  downMs?: number;
  /** What the first requests meet, as on a real server: this many 403 (authorizer not ready), then as many 429 on resources (storage not ready) and 500 on `/readyz`. 0 for none. */
  warmUpRequests?: number;
  /** How many requests for custom resources get 404, and then 503 with `Retry-After: 10`, while the server reads its CRDs; 0, the default, for none. */
  lateCrdRequests?: number;
}

/** Paths of groups that come from a CRD: those with a dot, but Kubernetes' own. */
const CUSTOM = /^\/apis\/(?![^/]*\.k8s\.io\/)[^/]+\.[^/]+\//;

/** Restarts a server with its objects: streams end, the port closes and opens, and the past before this moment is forgotten. */
export async function restartServer(
  parts: {
    listener: Listener;
    store: ObjectStore;
    pages: SnapshotPages;
    watches: WatchRegistry;
    faults: Faults;
  },
  {
    resourceVersion = 'same',
    graceMs = 0,
    downMs = 0,
    warmUpRequests = 0,
    lateCrdRequests = 0,
  }: RestartOptions = {},
) {
  const { listener, store, pages, watches, faults } = parts;
  if (graceMs) {
    watches.muted = true;
    listener.drain();
    await wait(graceMs);
  }
  await listener.close();
  watches.muted = false;
  pages.forget();
  const { revision } = store.table;
  store.table.restartAt(
    resourceVersion === 'lower'
      ? Math.max(1, Math.floor(revision / 2))
      : revision + 1,
  );
  if (warmUpRequests) {
    faults.force({ status: 403, times: warmUpRequests });
    faults.force({ status: 500, times: warmUpRequests, match: /^\/readyz/ });
    faults.force({
      status: 429,
      times: warmUpRequests,
      retryAfter: 1,
      match: /^\/apis?\/.*\/\w/,
    });
  }
  if (lateCrdRequests) {
    faults.force({ status: 404, times: lateCrdRequests, match: CUSTOM });
    faults.force({
      status: 503,
      times: lateCrdRequests,
      match: CUSTOM,
      retryAfter: 10,
      message: 'server is starting',
    });
  }
  await wait(downMs);
  await listener.open();
}
