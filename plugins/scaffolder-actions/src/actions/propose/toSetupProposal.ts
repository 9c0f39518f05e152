import {
  SETUP_FOLDER,
  setupSummarySchema,
} from '@kaito-portal/backstage-plugin-kaito-common/cluster-setup';
import type { ScmProvider } from '@kaito-portal/backstage-plugin-kaito-node';
import {
  arrange,
  type GitOpsConfig,
  type GitOpsTarget,
  planSetup,
  type ProposedFile,
  resolveTarget,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { z } from 'zod';
import { oneLine } from '../../pullRequest/escape';
import { prepareBody } from '../../pullRequest/prepareBody';
import { prepareRequest } from '../../requests/requestOf';
import {
  branchName,
  clusterName,
  hostNames,
  optional,
  requestId,
  text,
} from './fields';
import type { Proposal } from './Proposal';

/** What `kaito:gitops:propose` is asked for when it proposes the preparation of a cluster. */
export const proposeSetupSchema = z.object({
  repoUrl: optional(text(2_048)),
  baseBranch: optional(branchName),
  path: optional(text(1_000)),
  requestId,
  cluster: clusterName,
  namespace: z.literal(SETUP_FOLDER, {
    error: `what prepares a cluster goes to ${SETUP_FOLDER}; hand over the output namespace of kaito:cluster:render`,
  }),
  files: z
    .array(z.string().min(1))
    .min(1, 'name the manifests to propose')
    .max(300),
  title: optional(text(1_000)),
  labels: hostNames,
  reviewers: hostNames,
  setup: setupSummarySchema,
  removeOthers: z
    .union([z.boolean(), z.literal('')])
    .optional()
    .transform(value => value === true),
  owner: optional(text(256)),
  purpose: optional(text(500)),
  token: optional(z.string()),
});

export type ProposeSetupInput = z.infer<typeof proposeSetupSchema>;

/** Where what prepares a cluster is kept. */
export function setupTarget(
  input: ProposeSetupInput,
  config: GitOpsConfig,
): GitOpsTarget {
  const { cluster, namespace, owner } = input;
  return resolveTarget(
    config,
    { cluster, namespace, owner, name: namespace, preparesCluster: true },
    input,
  );
}

/** Decides everything the proposal of a preparation needs, as `toProposal` does for a deployment. */
export function toSetupProposal(
  input: ProposeSetupInput,
  given: {
    config: GitOpsConfig;
    scm: ScmProvider;
    target: GitOpsTarget;
    requestedBy: string;
    files: readonly ProposedFile[];
  },
): Proposal {
  const { config, scm, target, requestedBy, files } = given;
  const { cluster, namespace, setup } = input;
  const { baseBranch, layout } = target;
  const release = setup.version ? ` for KAITO ${setup.version}` : '';
  return {
    scm,
    requestId: input.requestId,
    plan: (base, pullRequestUrl) =>
      planSetup(
        {
          requestId: input.requestId,
          layout,
          namespace,
          files,
          removeOthers: input.removeOthers,
          pullRequestUrl,
          sourceUrl: path => scm.fileUrl(baseBranch, path),
        },
        base,
      ),
    baseBranch,
    title: oneLine(input.title ?? `Prepare ${cluster}${release}`, 200),
    body: prepareBody({
      requestId: input.requestId,
      requestedBy,
      cluster,
      manifests: arrange(files, layout, input).map(({ path }) => path),
      setup,
      removesOthers: input.removeOthers,
      owner: input.owner ?? null,
      purpose: input.purpose ?? null,
    }),
    labels: input.labels ?? target.labels,
    reviewers: input.reviewers ?? target.reviewers,
    author: config.author,
    requestedBy,
    request: prepareRequest(cluster, {
      owner: input.owner,
      purpose: input.purpose,
    }),
  };
}
