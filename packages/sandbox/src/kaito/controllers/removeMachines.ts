import type { ApiObject } from '../../cluster/ApiObject';
import type { ObjectStore } from '../../cluster/store';
import { LABEL } from '../objects/labels';

/** Labels by which machines name whom they are for, by kind. */
const OWNER_LABELS: Record<string, [name: string, namespace: string]> = {
  Workspace: [LABEL.workspace, LABEL.workspaceNamespace],
  RAGEngine: [LABEL.ragEngine, LABEL.ragEngineNamespace],
};

/** Removes machines left behind by what went without its finalizer. */
export function removeMachines(store: ObjectStore, gone: ApiObject) {
  const labels = OWNER_LABELS[gone.kind];
  if (!labels) {
    return;
  }
  const [name, namespace] = labels;
  for (const kind of ['NodeClaim', 'Node']) {
    store
      .list(kind)
      .filter(
        ({ metadata }) =>
          metadata.labels?.[name] === gone.metadata.name &&
          metadata.labels?.[namespace] === gone.metadata.namespace,
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
