import type { ApiObject } from '../../cluster/ApiObject';
import type { ObjectStore } from '../../cluster/store';
import { chooseScript } from './chooseScript';
import * as deletion from './deletion';
import * as failure from './failures';
import * as provision from './provisioning';
import * as serve from './serving';
import type { Step } from './Step';
import * as tuning from './tuning';
import { UNPLANNABLE } from './unplannable';

const CLAIMED = [provision.ACCEPT, provision.CLAIM];
const LAUNCHED = [...CLAIMED, provision.LAUNCHED];
const NODES = [
  ...LAUNCHED,
  provision.REGISTERED,
  provision.NODE_READY,
  provision.GPU_READY,
  provision.RESOURCE_READY,
];
const PULLING = [...NODES, serve.SCHEDULED];
const STARTED = [...PULLING, serve.STARTED];
const SERVING = [...STARTED, serve.SERVING];
const READY = [...SERVING, serve.BENCHMARKED, serve.SUCCEEDED];

/** What can happen to a Workspace, step by step. Literal: the portal's own reading of status is tested against these. */
export const SCRIPTS = {
  ready: READY,
  'ready-without-benchmark': [...SERVING, serve.SUCCEEDED],
  'own-nodes': [
    provision.ACCEPT,
    provision.RESOURCE_READY,
    serve.SCHEDULED,
    serve.STARTED,
    serve.SERVING,
    serve.BENCHMARKED,
    serve.SUCCEEDED,
  ],
  tuning: [
    ...NODES,
    tuning.JOB_PENDING,
    tuning.JOB_STARTED,
    tuning.JOB_SUCCEEDED,
  ],
  unplannable: [UNPLANNABLE],
  quota: [...CLAIMED, failure.QUOTA_REFUSED],
  'stuck-node': [...LAUNCHED, failure.NODE_STUCK],
  'image-pull': [...PULLING, failure.IMAGE_PULL_FAILED],
  'gated-model': [...STARTED, failure.GATED],
  oom: [...STARTED, failure.OUT_OF_MEMORY],
  'benchmark-failed': [...SERVING, failure.BENCHMARK_FAILED],
  degrade: [...READY, serve.DEGRADED],
  deletion: [
    deletion.DELETING,
    deletion.RELEASE_CLAIMS,
    deletion.REMOVE_NODES,
    deletion.LET_GO,
  ],
} satisfies Record<string, Step[]>;

/** A script's name. */
export type ScriptName = keyof typeof SCRIPTS;

/** The script a Workspace follows from here. */
export function scriptFor(
  store: ObjectStore,
  workspace: ApiObject,
): ScriptName {
  return workspace.metadata.deletionTimestamp
    ? 'deletion'
    : chooseScript(store, workspace);
}
