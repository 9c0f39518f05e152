import { type ApiObject, copyOf } from '../../cluster/ApiObject';
import type { ObjectStore } from '../../cluster/store';
import { type ConditionGiven, setCondition } from '../conditions';
import { buildEvent, type EventGiven } from '../objects/event';
import { LABEL } from '../objects/labels';
import { timestamp } from '../stable';
import { type Plan, planWorkspace } from './planning';

/** One Workspace and what belongs to it, as KAITO's controller sees them. Every act writes to the store. */
export class WorkspaceWorld {
  constructor(
    readonly store: ObjectStore,
    private readonly key: { name: string; namespace?: string },
    private readonly clock: () => Date,
    readonly region: string,
  ) {}

  get now(): Date {
    return this.clock();
  }

  get at(): string {
    return timestamp(this.clock());
  }

  /** The Workspace as it is now. Throws an Error when it is gone: scripts are stopped before that. */
  get workspace(): ApiObject {
    const { name, namespace } = this.key;
    const found = this.store.get('Workspace', name, namespace);
    if (!found) {
      throw new Error(`Workspace ${namespace}/${name} is gone`);
    }
    return found;
  }

  /** The plan; call only where planning succeeded. */
  get plan(): Plan {
    const planning = planWorkspace(this.store, this.workspace);
    if ('failure' in planning) {
      throw new Error(planning.failure);
    }
    const { targetNodeCount } = (this.workspace.status ?? {}) as {
      targetNodeCount?: number;
    };
    return {
      ...planning.plan,
      nodes: targetNodeCount ?? planning.plan.nodes,
    };
  }

  /** Changes the Workspace. */
  change(edit: (draft: ApiObject) => void) {
    this.write(this.workspace, edit);
  }

  /** Sets status fields of the Workspace. */
  status(fields: Record<string, unknown>) {
    this.change(draft => {
      draft.status = { ...(draft.status as object | undefined), ...fields };
    });
  }

  /** Sets conditions of the Workspace. */
  conditions(...given: ConditionGiven[]) {
    this.change(draft =>
      given.forEach(condition => setCondition(draft, condition, this.now)),
    );
  }

  /** Changes any object; a gone one is left alone. */
  write(object: ApiObject, edit: (draft: ApiObject) => void) {
    const draft = copyOf(object);
    edit(draft);
    const { name, namespace } = object.metadata;
    if (this.store.get(object.kind, name, namespace)) {
      delete draft.metadata.resourceVersion;
      this.store.update(draft);
    }
  }

  /** Stores an object unless it is there already. Returns the stored one. */
  ensure(object: ApiObject): ApiObject {
    const { name, namespace } = object.metadata;
    return (
      this.store.get(object.kind, name, namespace) ?? this.store.create(object)
    );
  }

  /** Tells something about the Workspace, or about another object. */
  event(given: EventGiven, about: ApiObject = this.workspace) {
    this.ensure(buildEvent(about, given, this.now));
  }

  /** NodeClaims of the Workspace. */
  claims(): ApiObject[] {
    return this.labelled('NodeClaim');
  }

  /** Nodes the Workspace runs on: its own, or existing ones its selector matches. */
  nodes(): ApiObject[] {
    if (this.plan.instanceType) {
      return this.labelled('Node');
    }
    const wanted = Object.entries(this.plan.matchLabels);
    return this.store
      .list('Node')
      .filter(node =>
        wanted.every(([key, value]) => node.metadata.labels?.[key] === value),
      )
      .slice(0, this.plan.nodes);
  }

  /** Pods of the Workspace. */
  pods(): ApiObject[] {
    const { name, namespace } = this.key;
    return this.store
      .list('Pod', namespace)
      .filter(pod => pod.metadata.labels?.[LABEL.workspace] === name);
  }

  private labelled(kind: string): ApiObject[] {
    const { name, namespace } = this.key;
    return this.store
      .list(kind)
      .filter(
        ({ metadata: { labels = {} } }) =>
          labels[LABEL.workspace] === name &&
          labels[LABEL.workspaceNamespace] === namespace,
      );
  }
}
