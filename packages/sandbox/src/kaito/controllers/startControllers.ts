import type { ObjectStore, StoreEvent } from '../../cluster/store';
import { LABEL } from '../objects/labels';
import { InferenceSetController } from './InferenceSetController';
import { type RunnerOptions, ScriptRunner } from './ScriptRunner';

/** Lets KAITO act on a cluster: on what is there, and on every change. Returns the way to stop. */
export function startControllers(options: RunnerOptions): () => void {
  const { store, clock } = options;
  const runner = new ScriptRunner(options);
  const sets = new InferenceSetController(store, clock);

  const onWorkspace = ({ type, object }: StoreEvent) => {
    if (type === 'DELETED') {
      runner.forget(object);
      removeMachines(store, object.metadata.name, object.metadata.namespace);
    } else {
      runner.attend(object);
    }
    const set = object.metadata.labels?.[LABEL.createdBySet];
    if (set) {
      sets.reconcile(set, object.metadata.namespace);
    }
  };
  const onEvent = (event: StoreEvent) => {
    if (event.resource.kind === 'Workspace') {
      onWorkspace(event);
    } else if (event.resource.kind === 'InferenceSet') {
      const { name, namespace } = event.object.metadata;
      sets.reconcile(name, namespace);
    }
  };
  const unsubscribe = store.subscribe(event =>
    // After the write that caused it is over, as a controller that watches would.
    setImmediate(() => onEvent(event)),
  );
  store.list('Workspace').forEach(workspace => runner.attend(workspace));
  store
    .list('InferenceSet')
    .forEach(({ metadata }) =>
      sets.reconcile(metadata.name, metadata.namespace),
    );
  return () => {
    unsubscribe();
    runner.stop();
  };
}

/** Machines left behind by a Workspace that went without its finalizer. */
function removeMachines(store: ObjectStore, name: string, namespace?: string) {
  for (const kind of ['NodeClaim', 'Node']) {
    store
      .list(kind)
      .filter(
        ({ metadata: { labels = {} } }) =>
          labels[LABEL.workspace] === name &&
          labels[LABEL.workspaceNamespace] === namespace,
      )
      .forEach(({ metadata }) => {
        store.modify(kind, metadata.name, undefined, draft => {
          draft.metadata.finalizers = [];
        });
        if (store.get(kind, metadata.name)) {
          store.delete(kind, metadata.name);
        }
      });
  }
}
