import type { ApiObject } from '../../cluster/ApiObject';
import type { ObjectStore } from '../../cluster/store';
import { LABEL } from '../objects/labels';
import { MachineWorld } from './MachineWorld';
import { type Plan, planWorkspace } from './planning';
import type { WorldKey } from './World';

/** One Workspace and what belongs to it, as KAITO's controller sees them. */
export class WorkspaceWorld extends MachineWorld {
  constructor(
    store: ObjectStore,
    key: WorldKey,
    clock: () => Date,
    region: string,
  ) {
    super(store, 'Workspace', key, clock, region);
  }

  get workspace(): ApiObject {
    return this.object;
  }

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

  get machineLabels() {
    return {
      [LABEL.workspace]: this.key.name,
      [LABEL.workspaceNamespace]: this.key.namespace ?? '',
    };
  }

  get podLabels() {
    return { [LABEL.workspace]: this.key.name };
  }

  /** The StatefulSet that serves the Workspace, once there is one. */
  get statefulSet(): ApiObject | undefined {
    const { name, namespace } = this.key;
    return this.store.get('StatefulSet', name, namespace);
  }
}
