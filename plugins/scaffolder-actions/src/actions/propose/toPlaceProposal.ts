import type { ScmProvider } from '@kaito-portal/backstage-plugin-kaito-node';
import type { GitOpsConfig } from '../../config';
import type { DeploymentPlace } from '../../gitops/findDeployment';
import { layoutFor } from '../../gitops/layout';
import { oneLine } from '../../pullRequest/escape';
import type { Proposal } from './Proposal';

/** What a proposal about a deployment in the repository has, whatever is done to it. */
export function toPlaceProposal(
  input: Omit<DeploymentPlace, 'root'> & {
    path?: string;
    baseBranch?: string;
    title?: string;
    labels?: string[];
    reviewers?: string[];
  },
  given: {
    scm: ScmProvider;
    requestId: string;
    requestedBy: string;
    config: GitOpsConfig;
    title: string;
  },
): Omit<Proposal, 'plan' | 'body'> & { place: DeploymentPlace } {
  const { config, title, ...rest } = given;
  const { cluster, namespace, kind, name } = input;
  const place = {
    root: input.path ?? config.path,
    cluster,
    namespace,
    kind,
    name,
  };
  // A part that leads elsewhere is refused before the host is asked anything.
  layoutFor(place);
  return {
    ...rest,
    place,
    baseBranch: input.baseBranch ?? config.baseBranch,
    title: oneLine(input.title ?? title, 200),
    labels: input.labels ?? config.labels,
    reviewers: input.reviewers ?? config.reviewers,
    author: config.author,
  };
}
