import { z } from 'zod';
import { workloadEditsSchema } from '../../requests/workloadEdits';
import { instantSchema } from './freshness';

/** Body of `POST /proposals/preview`: manifests a form would propose. */
export const proposalRequestSchema = z.strictObject({
  requestId: z.string().min(1).max(128),
  cluster: z.string().min(1).max(253),
  /** All clusters it is for, where KubeFleet places it on many; `cluster` alone when left out. */
  clusters: z.array(z.string().min(1).max(253)).min(1).max(100).optional(),
  namespace: z.string().min(1).max(63),
  /** Entity ref of the owner: a layout may have a folder for each team. */
  owner: z.string().max(256).optional(),
  files: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(253),
        text: z.string().max(262_144),
      }),
    )
    .min(1)
    .max(50),
});

/** Body of `POST /workloads/{cluster}/{kind}/{namespace}/{name}/proposal`: what a form would do with a workload. */
export const editRequestSchema = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('change'),
    changes: workloadEditsSchema,
  }),
  z.strictObject({ action: z.literal('retire') }),
]);

/** Answer of `POST /proposals/preview` and of a workload's `/proposal`: what the pull request would change, read from the base branch. */
export const proposalPreviewSchema = z.object({
  repository: z.object({ fullName: z.string(), url: z.string() }),
  baseBranch: z.string(),
  /** Tip of the base branch that was read. */
  commit: z.string(),
  /** Paths whose files would change; what stands there already is not among them. */
  paths: z.array(z.string()),
  /** Unified; empty when the base branch says the same. */
  diff: z.string(),
  readAt: instantSchema,
});

export type ProposalRequest = z.infer<typeof proposalRequestSchema>;
export type EditRequest = z.infer<typeof editRequestSchema>;
export type ProposalPreview = z.infer<typeof proposalPreviewSchema>;
