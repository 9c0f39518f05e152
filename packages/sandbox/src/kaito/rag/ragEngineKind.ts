import type { ScriptedKind } from '../controllers/ScriptedKind';
import { releaseClaims, removeNodes } from '../machines/removal';
import { FINALIZER, SCENARIO } from '../objects/labels';
import { isRevised } from '../scripts/revision';
import type { Step } from '../scripts/Step';
import { RagEngineWorld } from '../world/RagEngineWorld';
import * as failure from './failures';
import * as provision from './provisioning';
import * as serve from './serving';

const DELETING: Step<RagEngineWorld> = {
  after: 0.2,
  run: world =>
    world.conditions([
      'RAGEngineDeleting',
      'True',
      'ragengineDeleted',
      'ragengine is being deleted',
    ]),
};

const SHARED = [provision.ACCEPT, provision.RESOURCE_READY];
const CLAIMED = [provision.ACCEPT, provision.CLAIM];
const NODES = [
  ...CLAIMED,
  provision.LAUNCHED,
  provision.REGISTERED,
  provision.NODE_READY,
  provision.MACHINES_READY,
  provision.RESOURCE_READY,
];
const FATES = {
  ready: [serve.STARTED, serve.SERVING],
  'image-pull': [failure.IMAGE_PULL_FAILED],
  oom: [serve.STARTED, failure.OUT_OF_MEMORY],
  degrade: [serve.STARTED, serve.SERVING, serve.DEGRADED],
};

/** Every fate after some first steps, by name. */
function after(prefix: string, first: Step<RagEngineWorld>[]) {
  return Object.fromEntries(
    Object.entries(FATES).map(([fate, steps]) => [
      `${prefix}${fate}`,
      [...first, ...steps],
    ]),
  );
}

/** What can happen to a RAGEngine, step by step. */
const SCRIPTS: Record<string, readonly Step<RagEngineWorld>[]> = {
  ...after('own-', [...NODES, serve.SCHEDULED]),
  ...after('shared-', [...SHARED, serve.SCHEDULED]),
  ...after('rollout-', [serve.REVISE, serve.ROLL]),
  quota: [...CLAIMED, failure.QUOTA_REFUSED],
  revise: [serve.REVISE],
  deletion: [
    DELETING,
    { after: 0.8, run: releaseClaims },
    { after: 3, run: removeNodes },
    { after: 0.5, run: world => world.letGo(FINALIZER.ragEngine) },
  ],
};

/** RAGEngines. */
export const RAG_ENGINE_KIND: ScriptedKind<RagEngineWorld> = {
  kind: 'RAGEngine',
  scripts: SCRIPTS,
  world: (...given) => new RagEngineWorld(...given),
  next: (store, engine, before) => {
    const { annotations = {}, deletionTimestamp } = engine.metadata;
    const asked = annotations[SCENARIO];
    const fate = asked && Object.hasOwn(FATES, asked) ? asked : 'ready';
    if (deletionTimestamp) {
      return before?.script === 'deletion' ? undefined : 'deletion';
    }
    if (before) {
      const { name, namespace } = engine.metadata;
      const runs = store.get('Deployment', name, namespace) !== undefined;
      const rollout = runs ? `rollout-${fate}` : 'revise';
      return before.finished && isRevised(engine) ? rollout : undefined;
    }
    const { compute } = engine.spec as {
      compute?: { instanceType?: string };
    };
    const own = Boolean(compute?.instanceType);
    if (own && asked === 'quota') {
      return asked;
    }
    return `${own ? 'own' : 'shared'}-${fate}`;
  },
};
