import type { ScmProvider } from '@kaito-portal/backstage-plugin-kaito-node';
import {
  arrange,
  type GitOpsConfig,
  type GitOpsTarget,
  planChanges,
  type ProposedFile,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { pullRequestBody } from '../../pullRequest/body';
import { oneLine } from '../../pullRequest/escape';
import { deployRequest } from '../../requests/requestOf';
import { workloadIn } from '../../requests/workloadIn';
import type { Proposal } from './Proposal';
import type { ProposeInput } from './proposeInput';

/** What a kind is brought for, where it is not served. */
const VERBS: Record<string, string> = {
  TuningWorkspace: 'Fine-tune',
  ModelMirror: 'Mirror',
};

/** Decides everything a proposal needs from the input, the configuration and the workspace's files. */
export function toProposal(
  input: ProposeInput,
  given: {
    config: GitOpsConfig;
    scm: ScmProvider;
    target: GitOpsTarget;
    requestedBy: string;
    files: readonly ProposedFile[];
  },
): Proposal {
  const { config, scm, target, requestedBy, files } = given;
  const { requestId, cluster, namespace, summary } = input;
  const clusters = [...new Set([cluster, ...(input.clusters ?? [])])];
  const { baseBranch, layout } = target;
  return {
    scm,
    requestId,
    plan: (base, pullRequestUrl) =>
      planChanges(
        {
          requestId,
          layout,
          cluster,
          namespace,
          clusters,
          files,
          pullRequestUrl,
          sourceUrl: path => scm.fileUrl(baseBranch, path),
        },
        base,
      ),
    baseBranch,
    title: oneLine(
      input.title ??
        `${verbOf(summary.kind)} ${summary.model} to ${cluster}/${namespace}`,
      200,
    ),
    body: pullRequestBody({
      requestId,
      requestedBy,
      cluster,
      clusters,
      namespace,
      manifests: arrange(files, layout, input).flatMap(({ path, isManifest }) =>
        isManifest ? [path] : [],
      ),
      summary,
      owner: input.owner ?? null,
      purpose: input.purpose ?? null,
      dataClass: input.dataClass ?? null,
      expires: input.expires ?? null,
      preflight: input.preflight ?? null,
    }),
    labels: input.labels ?? target.labels,
    reviewers: input.reviewers ?? target.reviewers,
    author: config.author,
    requestedBy,
    request: deployRequest(workloadIn(files.map(({ text }) => text)), {
      cluster,
      namespace,
    }),
  };
}

function verbOf(kind: string): string {
  return Object.hasOwn(VERBS, kind) ? VERBS[kind] : 'Deploy';
}
