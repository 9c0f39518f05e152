import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ScmProvider } from '@kaito-portal/backstage-plugin-kaito-node';
import type { Edit, WorkloadEdits } from '../../gitops/editWorkload';
import type { DeploymentPlace } from '../../gitops/findDeployment';
import { planEdit } from '../../gitops/planEdit';
import { changeBody } from '../../pullRequest/changeBody';
import { initiatorOf } from '../initiatorOf';
import { placeFields } from '../placeFields';
import { openTarget, type ProposalOptions } from '../propose/openTarget';
import { parseInput } from '../propose/parseInput';
import { branchOf } from '../propose/Proposal';
import { runProposal } from '../propose/runProposal';
import { proposalOutputs } from '../propose/targetFields';
import { toPlaceProposal } from '../propose/toPlaceProposal';
import { requestIdOf } from '../render/requestId';
import { changeInputSchema } from './changeInput';
import { examples } from './createChangeAction.examples';

/** The fields that change, for the reviewer. None when the request was merged already. */
async function editsOn(
  scm: ScmProvider,
  target: { branch: string; base: string },
  place: DeploymentPlace,
  wish: WorkloadEdits,
): Promise<Edit[]> {
  const known = await scm.pullRequests?.find(target);
  if (known?.state === 'merged') return [];
  const checkout = await scm.checkout(target.base);
  try {
    return (await planEdit(place, wish, path => checkout.read(path))).edits;
  } finally {
    await checkout.dispose();
  }
}

/** `kaito:gitops:change`: changes a deployment in the fleet's repository by pull request, where KAITO carries it out. */
export function createChangeAction(options: ProposalOptions) {
  return createTemplateAction({
    id: 'kaito:gitops:change',
    description:
      'Changes a deployment in the fleet repository by pull request. Only edits that KAITO carries out on what runs; others are refused with what to do instead.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...placeFields,
        changes: z =>
          z
            .record(z.unknown())
            .describe(
              'expires, owner and purpose of any kind; replicas of an InferenceSet; config and adapters (all of them) of a Workspace that has some',
            ),
      },
      output: {
        ...proposalOutputs,
        requestId: z => z.string().describe('Id of the request'),
      },
    },
    async handler(ctx) {
      ctx.signal?.throwIfAborted();
      const input = parseInput(changeInputSchema, ctx.input);
      const requestedBy = initiatorOf(ctx);
      const requestId = requestIdOf(ctx.task.id, input, 'change');
      const scm = await openTarget(input, options, ctx.signal);
      const proposal = toPlaceProposal(input, {
        scm,
        requestId,
        requestedBy,
        config: options.config,
        title: `Change ${Object.keys(input.changes).join(', ')} of ${
          input.kind
        } ${input.name} in ${input.cluster}/${input.namespace}`,
      });
      const edits = await editsOn(
        scm,
        { branch: branchOf(requestId), base: proposal.baseBranch },
        proposal.place,
        input.changes,
      );
      const { cluster, namespace, kind, name, reason = null } = input;
      await runProposal(ctx, {
        ...proposal,
        body: changeBody({
          requestId,
          requestedBy,
          cluster,
          namespace,
          kind,
          name,
          reason,
          edits,
        }),
        plan: read => planEdit(proposal.place, input.changes, read),
      });
      ctx.output('requestId', requestId);
    },
  });
}
