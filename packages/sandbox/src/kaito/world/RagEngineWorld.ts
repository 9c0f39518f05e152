import { findSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import type { ApiObject } from '../../cluster/ApiObject';
import type { ObjectStore } from '../../cluster/store';
import { LABEL } from '../objects/labels';
import { MachineWorld } from './MachineWorld';
import { type MachinePlan, NO_MODEL_GI } from './planning';
import type { WorldKey } from './World';

interface Compute {
  count?: number;
  instanceType?: string;
  labelSelector?: { matchLabels?: Record<string, string> };
}

/** One RAGEngine and what belongs to it, as its controller sees them. */
export class RagEngineWorld extends MachineWorld {
  constructor(
    store: ObjectStore,
    key: WorldKey,
    clock: () => Date,
    region: string,
  ) {
    super(store, 'RAGEngine', key, clock, region);
  }

  /** The machines that are asked for; undefined for an engine that runs wherever there is room. */
  get compute(): Compute | undefined {
    return (this.object.spec as { compute?: Compute }).compute;
  }

  get plan(): MachinePlan {
    const { count = 1, instanceType, labelSelector } = this.compute ?? {};
    const sku = instanceType ? findSku(instanceType) : undefined;
    const gpusPerNode = sku?.gpuCount ?? 0;
    return {
      nodes: this.compute ? count : 0,
      instanceType: sku?.name ?? instanceType,
      gpusPerNode,
      gpus: gpusPerNode ? { 'nvidia.com/gpu': String(gpusPerNode) } : {},
      matchLabels: labelSelector?.matchLabels ?? {},
      storageGi: NO_MODEL_GI,
    };
  }

  get machineLabels() {
    return {
      [LABEL.ragEngine]: this.key.name,
      [LABEL.ragEngineNamespace]: this.key.namespace ?? '',
    };
  }

  get podLabels() {
    return { [LABEL.ragEngine]: this.key.name };
  }

  /** The Deployment that runs the engine, once there is one. */
  get deployment(): ApiObject | undefined {
    const { name, namespace } = this.key;
    return this.store.get('Deployment', name, namespace);
  }

  /** The node the Pod goes to: the first of its own, else the first that takes anybody. */
  get nodeName(): string {
    const open = ({ spec }: ApiObject) =>
      !(spec as { taints?: unknown[] } | undefined)?.taints?.length;
    const [node] = this.compute
      ? this.nodes()
      : this.store.list('Node').filter(open);
    return node?.metadata.name ?? '';
  }
}
