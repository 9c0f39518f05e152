import { z } from 'zod';
import { freshnessShape, listSchema } from './freshness';
import { workloadRefSchema } from './workload';

/** Who holds GPUs on a cluster. */
export const gpuHolderSchema = z.object({
  namespace: z.string(),
  pod: z.string(),
  node: z.string(),
  gpus: z.number().int(),
  /** The KAITO workload behind the pod and whether the caller may see it; null when it is not KAITO's. */
  workload: workloadRefSchema.nullable(),
  /** Owner from the workload's provenance; null when not recorded or not visible. */
  owner: z.string().nullable(),
});

/** GPUs of one model and resource name in one cluster. Measured from node allocatable and pod requests. */
export const capacityViewSchema = z.object({
  cluster: z.string(),
  /** GPU model from the node's labels or its SKU; `unknown` when neither says. */
  gpuModel: z.string(),
  /** `nvidia.com/gpu` or a MIG slice such as `nvidia.com/mig-1g.10gb`. */
  resourceName: z.string(),
  /** Memory per GPU in GiB; null when not known. */
  memoryGiB: z.number().nullable(),
  nodes: z.number().int(),
  spotNodes: z.number().int(),
  /** GPUs schedulable nodes offer. */
  allocatable: z.number().int(),
  /** GPUs requested by pods that have not ended, init containers counted. */
  held: z.number().int(),
  /** GPUs nobody holds on schedulable nodes. */
  free: z.number().int(),
  /** The most free GPUs on a single node. */
  largestFree: z.number().int(),
  /**
   * Of the free, those any workload may take. KAITO keeps the nodes it provisions for their workload, so what is spare
   * there serves no other. Absent from answers of older backends.
   */
  reusable: z.number().int().optional(),
  /** The most reusable GPUs on a single node. Absent from answers of older backends. */
  largestReusable: z.number().int().optional(),
  /** GPUs on nodes left out of the above, and why. */
  excluded: z.array(
    z.object({
      node: z.string(),
      gpus: z.number().int(),
      reason: z.enum(['NotReady', 'Cordoned']),
    }),
  ),
  holders: z.array(gpuHolderSchema),
  /** Where the numbers come from. */
  basis: z.literal('measured'),
  ...freshnessShape,
});

export const capacityListSchema = listSchema(capacityViewSchema);

export type GpuHolder = z.infer<typeof gpuHolderSchema>;
export type CapacityView = z.infer<typeof capacityViewSchema>;
export type CapacityList = z.infer<typeof capacityListSchema>;
