import { NotFoundError } from '@backstage/errors';
import type { ScmProvider } from '@kaito-portal/backstage-plugin-kaito-node';
import {
  type DeploymentPlace,
  type GitOpsConfig,
  type GitOpsTarget,
  type Layout,
  planRetirement,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { retireBody } from '../../pullRequest/retireBody';
import { retireRequest } from '../../requests/requestOf';
import type { Proposal } from '../propose/Proposal';
import { toPlaceProposal } from '../propose/toPlaceProposal';

/** What the reviewer is told of it; null when it is not on the base branch, e.g. because the request was merged. */
async function findOn(
  scm: ScmProvider,
  base: string,
  place: DeploymentPlace,
  layout: Layout,
) {
  const checkout = await scm.checkout(base);
  try {
    const { found, removed } = await planRetirement(place, layout, checkout);
    const { object, clusters } = found;
    return { object, clusters, paths: removed };
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  } finally {
    await checkout.dispose();
  }
}

/** Decides everything the proposal of a retirement needs, and which files go. */
export async function toRetireProposal(
  input: Parameters<typeof toPlaceProposal>[0] & { reason?: string },
  given: {
    config: GitOpsConfig;
    scm: ScmProvider;
    target: GitOpsTarget;
    requestId: string;
    requestedBy: string;
  },
): Promise<{ proposal: Proposal; removed: string[] }> {
  const { requestId, requestedBy } = given;
  const { layout } = given.target;
  const { cluster, namespace, kind, name, reason } = input;
  const proposal = toPlaceProposal(input, {
    ...given,
    title: `Retire ${kind} ${name} from ${cluster}/${namespace}`,
  });
  const { place, baseBranch } = proposal;
  const found = await findOn(given.scm, baseBranch, place, layout);
  return {
    proposal: {
      ...proposal,
      body: retireBody({
        ...place,
        requestId,
        requestedBy,
        reason: reason ?? null,
        clusters: found ? found.clusters : [cluster],
        found,
      }),
      plan: base => planRetirement(place, layout, base),
      request: retireRequest(place, found?.object ?? null, reason),
    },
    removed: found?.paths ?? [],
  };
}
