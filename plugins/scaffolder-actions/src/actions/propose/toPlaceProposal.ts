import type { ScmProvider } from '@kaito-portal/backstage-plugin-kaito-node';
import type {
  DeploymentPlace,
  GitOpsConfig,
  GitOpsTarget,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { oneLine } from '../../pullRequest/escape';
import type { Proposal } from './Proposal';

/** What a proposal about a deployment in the repository has, whatever is done to it. */
export function toPlaceProposal(
  input: DeploymentPlace & {
    title?: string;
    labels?: string[];
    reviewers?: string[];
  },
  given: {
    scm: ScmProvider;
    target: GitOpsTarget;
    requestId: string;
    requestedBy: string;
    config: GitOpsConfig;
    title: string;
  },
): Omit<Proposal, 'plan' | 'body'> & { place: DeploymentPlace } {
  const { config, title, target, ...rest } = given;
  const { cluster, namespace, kind, name } = input;
  return {
    ...rest,
    place: { cluster, namespace, kind, name },
    baseBranch: target.baseBranch,
    title: oneLine(input.title ?? title, 200),
    labels: input.labels ?? target.labels,
    reviewers: input.reviewers ?? target.reviewers,
    author: config.author,
  };
}
