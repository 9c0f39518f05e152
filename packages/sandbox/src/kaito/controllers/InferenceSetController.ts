import type { Condition } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { type ApiObject, copyOf } from '../../cluster/ApiObject';
import { applyDefaults } from '../../cluster/admission/defaults';
import { sameJson, type ObjectStore } from '../../cluster/store';
import { setCondition } from '../conditions';
import { FINALIZER, LABEL } from '../objects/labels';
import { ownedMetadata } from '../objects/owned';
import { stableHex, timestamp } from '../stable';
import { childWorkspace } from './childWorkspace';

/** Makes and removes the Workspaces of an InferenceSet, and counts them. */
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
    this.report(set);
  }

  private children(set: ApiObject): ApiObject[] {
    return this.store
      .list('Workspace', set.metadata.namespace)
      .filter(
        w => w.metadata.labels?.[LABEL.createdBySet] === set.metadata.name,
      )
      .filter(w => !w.metadata.deletionTimestamp);
  }

  private scale(set: ApiObject) {
    const wanted = this.wanted(set);
    const children = this.children(set);
    for (let index = 0; this.children(set).length < wanted; index += 1) {
      this.addChild(set, index);
    }
    const readyLast = [...children].sort(
      (a, b) => Number(isSucceeded(a)) - Number(isSucceeded(b)),
    );
    readyLast
      .slice(0, Math.max(0, children.length - wanted))
      .forEach(child =>
        this.store.delete(
          'Workspace',
          child.metadata.name,
          child.metadata.namespace,
        ),
      );
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

  private wanted(set: ApiObject): number {
    return (set.spec as { replicas?: number } | undefined)?.replicas ?? 1;
  }

  private report(set: ApiObject) {
    const wanted = this.wanted(set);
    const ready = this.children(set).filter(isSucceeded);
    const draft = copyOf(set);
    const done = ready.length >= wanted;
    draft.metadata.finalizers = [FINALIZER.inferenceSet];
    draft.status = {
      ...(draft.status as object | undefined),
      replicas: wanted,
      readyReplicas: ready.length,
      selector: `${LABEL.createdBySet}=${set.metadata.name}`,
    };
    setCondition(
      draft,
      [
        'InferenceSetReady',
        done ? 'True' : 'False',
        done ? 'inferencesetReady' : 'inferencesetNotReady',
        `${ready.length}/${wanted} replicas are ready`,
      ],
      this.clock(),
    );
    if (!sameJson(set, draft)) {
      this.store.update(draft);
    }
  }

  private letGo(set: ApiObject) {
    this.children(set).forEach(child =>
      this.store.delete(
        'Workspace',
        child.metadata.name,
        child.metadata.namespace,
      ),
    );
    const left = this.store
      .list('Workspace', set.metadata.namespace)
      .some(w => w.metadata.labels?.[LABEL.createdBySet] === set.metadata.name);
    if (!left) {
      const draft = copyOf(set);
      draft.metadata.finalizers = [];
      this.store.update(draft);
    }
  }
}

function isSucceeded({ status }: ApiObject): boolean {
  const { conditions = [] } = (status ?? {}) as { conditions?: Condition[] };
  return conditions.some(
    c => c.type === 'WorkspaceSucceeded' && c.status === 'True',
  );
}
