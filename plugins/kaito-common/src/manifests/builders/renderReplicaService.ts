import { z } from 'zod';
import type { KubeObject } from '../types';
import {
  INFERENCE_SET_NAME_MAX,
  namespace,
  workloadName,
} from './input/fields';
import { readInput } from './input/readInput';

/** A Service with one port. */
export interface PortService extends KubeObject {
  apiVersion: 'v1';
  kind: 'Service';
  spec: {
    type: 'ClusterIP' | 'LoadBalancer';
    selector: Record<string, string>;
    ports: {
      name: string;
      protocol: 'TCP';
      port: number;
      targetPort: number;
    }[];
  };
}

const schema = z.object({
  /** The InferenceSet's name when left out; KAITO makes no Service under that name. */
  name: workloadName(63).optional(),
  namespace,
  inferenceSet: workloadName(INFERENCE_SET_NAME_MAX),
  /** `LoadBalancer` gives it an address outside the cluster, without authentication. Default: `ClusterIP`. */
  type: z.enum(['ClusterIP', 'LoadBalancer']).optional(),
});

/** What a person decides about a Service for an InferenceSet. */
export type ReplicaServiceInput = z.input<typeof schema>;

/**
 * A Service over all replicas of an InferenceSet, for which KAITO makes none: each replica has one of its own with a
 * random name. It selects the leader pod of each replica and leads from port 80 to 5000. Throws BuilderInputError.
 */
export function renderReplicaService(input: ReplicaServiceInput): PortService {
  const read = readInput(schema, input);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: read.name ?? read.inferenceSet,
      namespace: read.namespace,
    },
    spec: {
      type: read.type ?? 'ClusterIP',
      selector: {
        'inferenceset.kaito.sh/created-by': read.inferenceSet,
        'apps.kubernetes.io/pod-index': '0',
      },
      ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 5000 }],
    },
  };
}
