import type { Placement } from '@kaito-portal/backstage-plugin-kaito-common/api';

/**
 * Where a model is to run: machines of a type that KAITO orders, or nodes that are there, by their labels. What a form
 * holds may still lack something.
 */
export interface PlacementValue {
  cluster?: string;
  instanceType?: string;
  nodeLabels?: Record<string, string>;
}

/** Whether the cluster runs models on nodes that people bring, instead of ordering them. */
export const isByo = ({ freeNodes }: Placement) => freeNodes !== null;

/** What a form is to hold for a place; undefined when there is no way to ask for it. */
export function placementValueOf(
  placement: Placement,
): PlacementValue | undefined {
  const { cluster, instanceType, gpuModel } = placement;
  if (!isByo(placement)) {
    return instanceType ? { cluster, instanceType } : undefined;
  }
  // KAITO takes no machine type where it orders none (W4), and wants nodes that are alike (W24).
  return gpuModel
    ? {
        cluster,
        nodeLabels: {
          'nvidia.com/gpu.product': gpuModel,
          ...(instanceType && {
            'node.kubernetes.io/instance-type': instanceType,
          }),
        },
      }
    : undefined;
}

const labelsOf = ({ nodeLabels = {} }: PlacementValue) =>
  Object.entries(nodeLabels).sort(([a], [b]) => (a < b ? -1 : 1));

/** Whether two values ask for the same place. */
export function samePlacement(
  a: PlacementValue | undefined,
  b: PlacementValue | undefined,
): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.cluster === b.cluster &&
    (a.instanceType ?? '') === (b.instanceType ?? '') &&
    JSON.stringify(labelsOf(a)) === JSON.stringify(labelsOf(b))
  );
}
