import { type ApiObject, copyOf } from '../../cluster/ApiObject';
import { sameJson, type ObjectStore } from '../../cluster/store';
import { gatesOf } from '../admissionContext';
import { type ConditionGiven, setCondition } from '../conditions';
import { FINALIZER, LABEL } from '../objects/labels';
import { ownedMetadata } from '../objects/owned';
import { timestamp } from '../stable';
import { type Role, roleSet, roleSetName, rolesOf } from './roleSet';
import { holds } from './setStatus';

const KIND = 'MultiRoleInference';

/** Makes an InferenceSet for each role of a MultiRoleInference, and tells how they fare. Idle where the gate is off. */
export class MultiRoleController {
  constructor(
    private readonly store: ObjectStore,
    private readonly clock: () => Date,
  ) {}

  /** Brings one object to what its manifest asks. */
  reconcile(name: string, namespace: string | undefined) {
    const multi = this.store.get(KIND, name, namespace);
    if (!multi || !gatesOf(this.store).enableMultiRoleInferenceController) {
      return;
    }
    if (multi.metadata.deletionTimestamp) {
      this.letGo(multi);
      return;
    }
    this.take(multi);
    rolesOf(multi).forEach(role => this.ensureRole(multi, role));
    this.report(multi);
  }

  private take(multi: ApiObject) {
    this.edit(multi, draft => {
      draft.metadata.finalizers = [FINALIZER.multiRole];
    });
  }

  private setOf(multi: ApiObject, role: Pick<Role, 'type'>) {
    const { namespace } = multi.metadata;
    return this.store.get('InferenceSet', roleSetName(multi, role), namespace);
  }

  private ensureRole(multi: ApiObject, role: Role) {
    const { labels, annotations, spec } = roleSet(multi, role);
    const name = roleSetName(multi, role);
    const found = this.setOf(multi, role);
    if (found) {
      this.edit(found, draft => {
        draft.metadata.labels = { ...draft.metadata.labels, ...labels };
        draft.spec = { ...(draft.spec as object), ...spec };
      });
      return;
    }
    const { ownerReferences } = ownedMetadata(
      multi,
      'InferenceSet',
      name,
      timestamp(this.clock()),
    );
    const { namespace } = multi.metadata;
    this.store.create({
      apiVersion: 'kaito.sh/v1beta1',
      kind: 'InferenceSet',
      metadata: { name, namespace, ownerReferences, labels, annotations },
      spec,
    });
  }

  private roleCondition(multi: ApiObject, type: Role['type']): ConditionGiven {
    const word = type === 'prefill' ? 'Prefill' : 'Decode';
    const set = this.setOf(multi, { type });
    if (!set) {
      const message = `${word} InferenceSet not found`;
      return [`${word}Ready`, 'False', `${word}NotFound`, message];
    }
    return holds(set, 'InferenceSetReady')
      ? [
          `${word}Ready`,
          'True',
          `${word}Ready`,
          `${word} InferenceSet is ready`,
        ]
      : [
          `${word}Ready`,
          'False',
          `${word}NotReady`,
          `${word} InferenceSet is not ready`,
        ];
  }

  private report(multi: ApiObject) {
    const roles = [
      this.roleCondition(multi, 'prefill'),
      this.roleCondition(multi, 'decode'),
    ];
    const ready = roles.every(([, status]) => status === 'True');
    this.edit(multi, draft => {
      const conditions: ConditionGiven[] = [
        ...roles,
        // The gateway extension is off in the sandbox, and no pool counts as a ready one.
        [
          'InferencePoolReady',
          'True',
          'InferencePoolReady',
          'InferencePool is ready',
        ],
        ready
          ? ['Ready', 'True', 'Ready', 'All components are ready']
          : ['Ready', 'False', 'NotReady', 'Not all components are ready'],
      ];
      conditions.forEach(condition =>
        setCondition(draft, condition, this.clock()),
      );
      draft.status = {
        ...(draft.status as object),
        observedGeneration: draft.metadata.generation,
      };
    });
  }

  private letGo(multi: ApiObject) {
    const { name, namespace } = multi.metadata;
    const sets = this.store
      .list('InferenceSet', namespace)
      .filter(
        ({ metadata }) => metadata.labels?.[LABEL.createdByMultiRole] === name,
      );
    sets
      .filter(({ metadata }) => !metadata.deletionTimestamp)
      .forEach(set =>
        this.store.delete('InferenceSet', set.metadata.name, namespace),
      );
    this.edit(multi, draft => {
      setCondition(
        draft,
        [
          'Deleting',
          'True',
          'MultiRoleInferenceDeleted',
          'MultiRoleInference is being deleted',
        ],
        this.clock(),
      );
      if (sets.length === 0) {
        draft.metadata.finalizers = [];
      }
    });
  }

  /** Writes an object as it is now, changed, if that changes anything. */
  private edit({ kind, metadata }: ApiObject, change: (d: ApiObject) => void) {
    const { name, namespace } = metadata;
    const current = this.store.get(kind, name, namespace);
    if (current) {
      const draft = copyOf(current);
      change(draft);
      if (!sameJson(current, draft)) {
        this.store.update(draft);
      }
    }
  }
}
