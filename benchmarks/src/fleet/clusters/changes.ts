import type { ApiObject, ObjectStore } from '@kaito-portal/sandbox';
import { sharedNow } from '../processes/now';
import {
  claimKey,
  type Content,
  type Key,
  nodeKey,
  podKey,
  workloadKey,
} from './Content';
import { stateOf, workspaceStatus } from './objects/workloads';

type Draft = Record<string, any>;
type Change = (store: ObjectStore, content: Content) => void;

const below = (limit: number) => Math.floor(Math.random() * limit);
const instant = () => `${new Date().toISOString().slice(0, 19)}Z`;

/** A kind can be removed in the middle of all this. */
const isInstalled = ({ registry }: ObjectStore, { kind }: Key) =>
  registry.types.some(type => type.kind === kind);

function modify(store: ObjectStore, key: Key, change: (draft: Draft) => void) {
  if (isInstalled(store, key)) {
    store.modify(key.kind, key.name, key.namespace, change);
  }
}

const restartPod: Change = (store, { pods }) =>
  modify(store, podKey(below(pods)), ({ status }) => {
    const [container] = status.containerStatuses;
    container.restartCount += 1;
    container.ready = !container.ready;
  });

const beatOfNode: Change = (store, { nodes }) =>
  modify(store, nodeKey(below(nodes)), ({ status }) => {
    status.conditions.at(-1).lastHeartbeatTime = new Date().toISOString();
  });

const claimMoves: Change = (store, { claims }) =>
  modify(store, claimKey(below(claims)), ({ status }) => {
    status.conditions.at(-1).message = `checked at ${sharedNow()}`;
  });

/**
 * Writes the moment, on the clock that all processes share, into the words of a workload's status, where readers of the
 * live stream find it. One change in five turns a Workspace from serving to degraded or back.
 */
const workloadMoves: Change = (store, { workloads }) => {
  const index = below(workloads);
  const key = workloadKey(index);
  modify(store, key, draft => {
    if (key.kind === 'Workspace' && stateOf(index) === 'ready' && !below(5)) {
      const next = draft.status.state === 'Ready' ? 'degraded' : 'ready';
      draft.status = workspaceStatus(next, instant());
    }
    const message = `changed at ${sharedNow()}`;
    draft.status.conditions.forEach((condition: Draft) => {
      condition.message = message;
    });
  });
};

/** Deletes an object and creates it anew under its old name: the store gives it another uid. */
const recreate: Change = (store, { pods, workloads }) => {
  const key = below(2) ? podKey(below(pods)) : workloadKey(below(workloads));
  const current =
    isInstalled(store, key) && store.get(key.kind, key.name, key.namespace);
  if (current) {
    const { uid, resourceVersion, creationTimestamp, ...metadata } =
      current.metadata;
    store.delete(key.kind, key.name, key.namespace);
    store.create({ ...current, metadata } as ApiObject);
  }
};

/** Of a hundred changes: pods, nodes, workloads, claims. */
const MIX: [share: number, change: Change][] = [
  [50, restartPod],
  [20, beatOfNode],
  [25, workloadMoves],
  [5, claimMoves],
];

function pick(): Change {
  let left = below(100);
  return MIX.find(([share]) => {
    left -= share;
    return left < 0;
  })![1];
}

const TICK_MS = 10;
/** Longest that changes are written at a stretch: what is late must not keep the clusters from answering. */
const STRETCH_MS = 8;
/** How much may be made up for, in seconds; what a machine cannot do in that time is not done, and the rate says so. */
const MEMORY_S = 1;

/**
 * Writes so many changes a second into objects picked at random, of clusters picked at random, until it is told to stop.
 * What a busy moment kept from being written is made up for.
 * @param churn - the share of changes that delete an object and create it anew
 */
export function startChanges(
  stores: readonly ObjectStore[],
  content: Content,
  options: { perSecond: number; churn?: number },
): { written(): number; stop(): void } {
  const { perSecond, churn = 0 } = options;
  let last = performance.now();
  let due = 0;
  let written = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    due += ((now - last) / 1_000) * perSecond;
    due = Math.min(due, MEMORY_S * perSecond);
    last = now;
    while (due >= 1 && performance.now() - now < STRETCH_MS) {
      const change = Math.random() < churn ? recreate : pick();
      change(stores[below(stores.length)], content);
      due -= 1;
      written += 1;
    }
  }, TICK_MS);
  return { written: () => written, stop: () => clearInterval(timer) };
}
