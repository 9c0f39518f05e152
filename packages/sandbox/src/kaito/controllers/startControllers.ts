import type { ApiObject } from '../../cluster/ApiObject';
import type { ObjectStore, StoreEvent } from '../../cluster/store';
import { EXTERNAL_SECRET_KIND } from '../ecosystem/externalSecrets';
import { HttpRouteController } from '../ecosystem/HttpRouteController';
import { provisionScaledObject } from '../ecosystem/scaledObject';
import { LABEL } from '../objects/labels';
import { RAG_ENGINE_KIND } from '../rag/ragEngineKind';
import { InferenceSetController } from './InferenceSetController';
import { MODEL_MIRROR_KIND } from './modelMirrorKind';
import { MultiRoleController } from './MultiRoleController';
import { removeMachines } from './removeMachines';
import type { ScriptedKind } from './ScriptedKind';
import { type RunnerOptions, ScriptRunner } from './ScriptRunner';
import { WORKSPACE_KIND } from './workspaceKind';

/** Kinds whose coming and going a route may wait for. */
const ROUTED: readonly string[] = ['HTTPRoute', 'Gateway', 'Service'];

const SCRIPTED: readonly ScriptedKind<any>[] = [
  WORKSPACE_KIND,
  RAG_ENGINE_KIND,
  MODEL_MIRROR_KIND,
  EXTERNAL_SECRET_KIND,
];

const serves = (store: ObjectStore, kind: string) =>
  store.registry.types.some(type => type.kind === kind);

/** Lets KAITO, and what stands beside it, act on a cluster: on what is there, and on every change. Returns the way to stop. */
export function startControllers(options: RunnerOptions): () => void {
  const { store, clock } = options;
  const runners = new Map(
    SCRIPTED.map(kind => [kind.kind, new ScriptRunner(kind, options)]),
  );
  const sets = new InferenceSetController(store, clock);
  const multis = new MultiRoleController(store, clock);
  const routes = new HttpRouteController(store, clock);

  const ownerOf = ({ metadata }: ApiObject, label: string) =>
    [metadata.labels?.[label], metadata.namespace] as const;

  const onSet = (set: ApiObject, type: StoreEvent['type']) => {
    const { name, namespace } = set.metadata;
    if (type !== 'DELETED') {
      sets.reconcile(name, namespace);
      provisionScaledObject(store, set, clock());
    }
    const [multi, space] = ownerOf(set, LABEL.createdByMultiRole);
    if (multi) {
      multis.reconcile(multi, space);
    }
  };
  const onEvent = ({ type, object, resource: { kind } }: StoreEvent) => {
    const { name, namespace } = object.metadata;
    const runner = runners.get(kind);
    if (type === 'DELETED') {
      runner?.forget(object);
      removeMachines(store, object);
    } else {
      runner?.attend(object);
    }
    if (kind === 'Workspace') {
      const [set, space] = ownerOf(object, LABEL.createdBySet);
      if (set) {
        sets.reconcile(set, space);
      }
    } else if (kind === 'InferenceSet') {
      onSet(object, type);
    } else if (kind === 'MultiRoleInference') {
      multis.reconcile(name, namespace);
    } else if (kind === 'Secret' && serves(store, 'Workspace')) {
      // A Pod that failed for want of it starts again.
      store
        .list('Workspace', namespace)
        .forEach(workspace => runners.get('Workspace')?.attend(workspace));
    }
    if (ROUTED.includes(kind) && serves(store, 'HTTPRoute')) {
      routes.reconcileAll();
    }
  };
  /** Kinds come and go while the cluster runs: what is missing now is no reason to fall over. */
  const attempt = (event: StoreEvent) => {
    try {
      onEvent(event);
    } catch (error) {
      options.onError(error as Error);
    }
  };
  const unsubscribe = store.subscribe(event =>
    // After the write that caused it is over, as a controller that watches would.
    setImmediate(() => attempt(event)),
  );
  for (const kind of [
    ...runners.keys(),
    'InferenceSet',
    'MultiRoleInference',
  ]) {
    const resource = store.registry.types.find(type => type.kind === kind);
    const objects = resource ? store.list(kind) : [];
    objects.forEach(object =>
      attempt({ type: 'MODIFIED', object, resource: resource! } as StoreEvent),
    );
  }
  return () => {
    unsubscribe();
    runners.forEach(runner => runner.stop());
  };
}
