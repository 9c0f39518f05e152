import type { ScmProvider } from '@kaito-portal/backstage-plugin-kaito-node';
import {
  type Deployment,
  type DeploymentPlace,
  type Edit,
  type GitOpsConfig,
  type GitOpsTarget,
  type Layout,
  planEdit,
  type WorkloadEdits,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import type { z } from 'zod';
import { changeBody } from '../../pullRequest/changeBody';
import { changeRequest } from '../../requests/requestOf';
import { branchOf, type Proposal } from '../propose/Proposal';
import { toPlaceProposal } from '../propose/toPlaceProposal';
import type { changeInputSchema } from './changeInput';

type ChangeInput = z.infer<typeof changeInputSchema>;

/** The fields that change, for the reviewer, and the workload as it is. None when the request was merged already. */
async function editsOn(
  scm: ScmProvider,
  target: { branch: string; base: string },
  place: DeploymentPlace,
  wish: WorkloadEdits,
  layout: Layout,
): Promise<{ edits: Edit[]; found: Deployment | null }> {
  const known = await scm.pullRequests?.find(target);
  if (known?.state === 'merged') return { edits: [], found: null };
  const checkout = await scm.checkout(target.base);
  try {
    return await planEdit(place, wish, layout, checkout);
  } finally {
    await checkout.dispose();
  }
}

/** Decides everything the proposal of a change needs. */
export async function toChangeProposal(
  input: ChangeInput,
  given: {
    config: GitOpsConfig;
    scm: ScmProvider;
    target: GitOpsTarget;
    requestId: string;
    requestedBy: string;
  },
): Promise<Proposal> {
  const { scm, requestId, requestedBy } = given;
  const { layout } = given.target;
  const { cluster, namespace, kind, name, reason, changes } = input;
  const proposal = toPlaceProposal(input, {
    ...given,
    title: `Change ${Object.keys(changes).join(
      ', ',
    )} of ${kind} ${name} in ${cluster}/${namespace}`,
  });
  const { place, baseBranch } = proposal;
  const { edits, found } = await editsOn(
    scm,
    { branch: branchOf(requestId), base: baseBranch },
    place,
    changes,
    layout,
  );
  return {
    ...proposal,
    body: changeBody({
      ...place,
      requestId,
      requestedBy,
      reason: reason ?? null,
      clusters: found ? found.clusters : [cluster],
      edits,
      object: found?.object ?? null,
      preflight: input.preflight ?? null,
    }),
    plan: base => planEdit(place, changes, layout, base),
    request: changeRequest(place, found?.object ?? null, edits, reason),
  };
}
