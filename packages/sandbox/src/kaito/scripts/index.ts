import * as deletion from './deletion';
import * as failure from './failures';
import * as provision from './provisioning';
import * as rollout from './rollout';
import * as serve from './serving';
import type { WorkspaceWorld } from '../world/WorkspaceWorld';
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
const TUNED = [tuning.JOB_PENDING, tuning.JOB_STARTED, tuning.JOB_SUCCEEDED];
const ROLLED = [rollout.REVISE, rollout.ROLL];

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
  tuning: [...NODES, ...TUNED],
  unplannable: [UNPLANNABLE],
  quota: [...CLAIMED, failure.QUOTA_REFUSED],
  'stuck-node': [...LAUNCHED, failure.NODE_STUCK],
  'image-pull': [...PULLING, failure.IMAGE_PULL_FAILED],
  'gated-model': [...STARTED, failure.GATED],
  oom: [...STARTED, failure.OUT_OF_MEMORY],
  'benchmark-failed': [...SERVING, failure.BENCHMARK_FAILED],
  degrade: [...READY, serve.DEGRADED],
  // What a change of a Workspace that runs comes to. The benchmark is never repeated.
  rollout: [...ROLLED, serve.STARTED, serve.SERVING, serve.SUCCEEDED],
  'rollout-image-pull': [...ROLLED, failure.IMAGE_PULL_FAILED],
  'rollout-gated-model': [...ROLLED, serve.STARTED, failure.GATED],
  'rollout-oom': [...ROLLED, serve.STARTED, failure.OUT_OF_MEMORY],
  'rollout-benchmark-failed': [
    ...ROLLED,
    serve.STARTED,
    serve.SERVING,
    failure.BENCHMARK_FAILED,
  ],
  retune: [rollout.REVISE, tuning.JOB_DISCARDED, ...TUNED],
  revise: [rollout.REVISE],
  // The token came after the Pod had failed for want of it.
  'token-granted': [
    serve.STARTED,
    serve.SERVING,
    serve.BENCHMARKED,
    serve.SUCCEEDED,
  ],
  deletion: [
    deletion.DELETING,
    deletion.RELEASE_CLAIMS,
    deletion.REMOVE_NODES,
    deletion.LET_GO,
  ],
} satisfies Record<string, Step<WorkspaceWorld>[]>;

/** A script's name. */
export type ScriptName = keyof typeof SCRIPTS;
