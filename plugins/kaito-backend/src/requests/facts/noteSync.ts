import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import {
  readPath,
  readText,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { RequestFacts, SyncFacts } from '../types';

type Word = Omit<SyncFacts, 'at'>;

/** Reasons with which Flux waits for something else; not a failure of its own. */
const WAITS = ['DependencyNotReady', 'Progressing', 'ReconciliationSuspended'];
const FAILED_PHASES = ['Failed', 'Error'];

function nameOf({ kind, metadata }: KubeObject): string {
  return `${kind} ${metadata.namespace}/${metadata.name}`;
}

interface Condition {
  type?: string;
  status?: string;
  reason?: string;
  message?: string;
}

function conditionsOf(object: KubeObject): Condition[] {
  const list = readPath(object, 'status', 'conditions');
  return Array.isArray(list) ? list : [];
}

/** Flux writes revisions as `main@sha1:<commit>`, formerly `main/<commit>`. */
function commitOf(revision: string | undefined): string | null {
  return revision?.split(/[@/:]/).pop() || null;
}

function wordOfFlux(object: KubeObject, commit: string): Word {
  const revision = commitOf(readText(object, 'status', 'lastAppliedRevision'));
  const ready = conditionsOf(object).find(({ type }) => type === 'Ready');
  const fails =
    ready?.status === 'False' && !WAITS.includes(ready.reason ?? '');
  const base = { tool: 'Flux', object: nameOf(object), revision } as const;
  if (revision === commit) {
    return { ...base, state: 'applied', message: null };
  }
  const message = ready?.message ?? null;
  return { ...base, message, state: fails ? 'failed' : 'behind' };
}

function wordOfArgo(object: KubeObject, commit: string): Word {
  const revision = readText(object, 'status', 'sync', 'revision') ?? null;
  const isSynced = readText(object, 'status', 'sync', 'status') === 'Synced';
  const operation = (field: string) =>
    readText(object, 'status', 'operationState', field);
  const base = { tool: 'Argo CD', object: nameOf(object), revision } as const;
  if (FAILED_PHASES.includes(operation('phase') ?? '')) {
    const message = operation('message') ?? null;
    return { ...base, state: 'failed', message };
  }
  return {
    ...base,
    state: isSynced && revision === commit ? 'applied' : 'behind',
    message: null,
  };
}

/** Adds how far the object that brings the base branch into the cluster is. Nothing follows before the merge is known. */
export function noteSync(
  facts: RequestFacts,
  object: KubeObject | undefined,
  now: Date,
): RequestFacts {
  const commit = facts.pull?.mergeCommit;
  // What was applied once is not undone by later commits.
  if (!object || !commit || facts.sync?.state === 'applied') {
    return facts;
  }
  const word =
    object.kind === 'Application'
      ? wordOfArgo(object, commit)
      : wordOfFlux(object, commit);
  const before = facts.sync;
  const at = before?.state === word.state ? before.at : now.toISOString();
  const sync: SyncFacts = { ...word, at };
  return isDeepStrictEqual(sync, before) ? facts : { ...facts, sync };
}
