import type { ApiObject } from '../../cluster/ApiObject';
import type { MachinePlan } from './planning';
import { World } from './World';

/** What runs on machines of its own, or on ones that are there. */
export abstract class MachineWorld extends World {
  /** What is to be built; call only where planning succeeded. */
  abstract get plan(): MachinePlan;

  /** Labels by which machines name whom they are for. */
  abstract get machineLabels(): Record<string, string>;

  /** Labels by which Pods name what they belong to. */
  abstract get podLabels(): Record<string, string>;

  /** NodeClaims of the object. */
  claims(): ApiObject[] {
    return this.labelled('NodeClaim', this.machineLabels);
  }

  /** Nodes the object runs on: its own, or existing ones its selector matches. */
  nodes(): ApiObject[] {
    const { instanceType, matchLabels, nodes } = this.plan;
    return instanceType
      ? this.labelled('Node', this.machineLabels)
      : this.labelled('Node', matchLabels).slice(0, nodes);
  }

  /** Pods of the object. */
  pods(): ApiObject[] {
    const { namespace } = this.key;
    return this.labelled('Pod', this.podLabels).filter(
      pod => pod.metadata.namespace === namespace,
    );
  }

  private labelled(kind: string, labels: Record<string, string>) {
    const wanted = Object.entries(labels);
    return this.store
      .list(kind)
      .filter(({ metadata }) =>
        wanted.every(([key, value]) => metadata.labels?.[key] === value),
      );
  }
}
