import { applyDefaults } from '../../cluster/admission/defaults';
import { type ApiObject, copyOf } from '../../cluster/ApiObject';
import { sameJson, type ObjectStore } from '../../cluster/store';
import { setCondition } from '../conditions';
import { FINALIZER, LABEL } from '../objects/labels';
import { ownedMetadata } from '../objects/owned';
import { noteRevision } from '../scripts/revision';
import { stableHex, timestamp } from '../stable';
import { childLabels, childWorkspace } from './childWorkspace';
import {
  holds,
  setConditions,
  summedPerformance,
  wantedReplicas,
} from './setStatus';

/** Makes and removes the Workspaces of an InferenceSet, and counts them. A changed template holds for new ones only. */
export class InferenceSetController {
  constructor(
    private readonly store: ObjectStore,
    private readonly clock: () => Date,
  ) {}

  /** Brings one set to what its manifest asks. */
  reconcile(name: string, namespace: string | undefined) {
    const set = this.store.get('InferenceSet', name, namespace);
    if (!set) {
      return;
    }
    if (set.metadata.deletionTimestamp) {
      this.letGo(set);
      return;
    }
    this.scale(set);
    this.children(set).forEach(child => this.label(set, child));
    this.report(set);
  }

  private all(set: ApiObject): ApiObject[] {
    return this.store
      .list('Workspace', set.metadata.namespace)
      .filter(
        w => w.metadata.labels?.[LABEL.createdBySet] === set.metadata.name,
      );
  }

  private children(set: ApiObject): ApiObject[] {
    return this.all(set).filter(w => !w.metadata.deletionTimestamp);
  }

  private scale(set: ApiObject) {
    const wanted = wantedReplicas(set);
    const children = this.children(set);
    for (let index = 0; this.children(set).length < wanted; index += 1) {
      this.addChild(set, index);
    }
    const readyLast = [...children].sort(
      (a, b) =>
        Number(holds(a, 'WorkspaceSucceeded')) -
        Number(holds(b, 'WorkspaceSucceeded')),
    );
    readyLast
      .slice(0, Math.max(0, children.length - wanted))
      .forEach(child => this.remove(child));
  }

  private addChild(set: ApiObject, index: number) {
    const suffix = stableHex(`${set.metadata.uid}/${index}`, 5);
    const child = childWorkspace(set, `${set.metadata.name}-${suffix}`);
    const { name, namespace } = child.metadata;
    if (this.store.get('Workspace', name, namespace)) {
      return;
    }
    const now = timestamp(this.clock());
    const { ownerReferences } = ownedMetadata(set, 'Workspace', name, now);
    child.metadata.ownerReferences = ownerReferences;
    applyDefaults(child);
    this.store.create(child);
  }

  /** Labels are all that reaches replicas which are there. */
  private label(set: ApiObject, { metadata }: ApiObject) {
    const { name, namespace } = metadata;
    this.store.modify('Workspace', name, namespace, draft => {
      draft.metadata.labels = { ...draft.metadata.labels, ...childLabels(set) };
    });
  }

  private remove({ metadata: { name, namespace } }: ApiObject) {
    this.store.delete('Workspace', name, namespace);
  }

  private report(set: ApiObject) {
    const children = this.children(set);
    const ready = children.filter(child => holds(child, 'WorkspaceSucceeded'));
    const draft = copyOf(set);
    draft.metadata.finalizers = [FINALIZER.inferenceSet];
    noteRevision(draft);
    const performance = summedPerformance(ready);
    const { performance: _before, ...status } = (draft.status ?? {}) as Record<
      string,
      unknown
    >;
    draft.status = {
      ...status,
      replicas: wantedReplicas(set),
      readyReplicas: ready.length,
      selector: `${LABEL.createdBySet}=${set.metadata.name}`,
      ...(performance && { performance }),
    };
    setConditions(set, children).forEach(condition =>
      setCondition(draft, condition, this.clock()),
    );
    this.write(set, draft);
  }

  private letGo(set: ApiObject) {
    this.children(set).forEach(child => this.remove(child));
    const draft = copyOf(set);
    setCondition(
      draft,
      [
        'InferenceSetDeleting',
        'True',
        'inferencesetDeleted',
        'inferenceset is being deleted',
      ],
      this.clock(),
    );
    if (this.all(set).length === 0) {
      draft.metadata.finalizers = [];
    }
    this.write(set, draft);
  }

  private write(before: ApiObject, draft: ApiObject) {
    if (!sameJson(before, draft)) {
      this.store.update(draft);
    }
  }
}
