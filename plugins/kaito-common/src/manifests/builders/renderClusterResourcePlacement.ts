import { z } from 'zod';
import type { KubeObject } from '../types';
import { namespace, objectName } from './input/fields';
import { readInput } from './input/readInput';

/** KubeFleet's order to keep a namespace of the hub on member clusters, with everything in it. */
export interface ClusterResourcePlacement extends KubeObject {
  apiVersion: 'placement.kubernetes-fleet.io/v1';
  kind: 'ClusterResourcePlacement';
  spec: {
    resourceSelectors: {
      group: string;
      version: string;
      kind: string;
      name: string;
    }[];
    policy: { placementType: 'PickFixed'; clusterNames: string[] };
  };
}

const schema = z.object({
  /** It is also the name of the placement: a namespace has one. */
  namespace,
  /** Names of MemberClusters. */
  clusters: z
    .array(objectName)
    .refine(names => names.length > 0 && names.length <= 100, {
      error: 'does not name what a placement can hold',
      params: { fix: 'Name from one to 100 clusters' },
    }),
});

/** What a person decides about where a namespace is placed. */
export type ClusterResourcePlacementInput = z.input<typeof schema>;

/** Places a namespace on clusters named one by one, each once and in order. Throws BuilderInputError. */
export function renderClusterResourcePlacement(
  input: ClusterResourcePlacementInput,
): ClusterResourcePlacement {
  const read = readInput(schema, input);
  return {
    apiVersion: 'placement.kubernetes-fleet.io/v1',
    kind: 'ClusterResourcePlacement',
    metadata: { name: read.namespace },
    spec: {
      resourceSelectors: [
        { group: '', version: 'v1', kind: 'Namespace', name: read.namespace },
      ],
      policy: {
        placementType: 'PickFixed',
        clusterNames: [...new Set(read.clusters)].sort(),
      },
    },
  };
}
