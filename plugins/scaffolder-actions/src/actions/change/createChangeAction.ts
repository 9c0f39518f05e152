import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { resolveTarget } from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { initiatorOf } from '../initiatorOf';
import { placeFields } from '../placeFields';
import { type ProposalOptions, withTarget } from '../propose/openTarget';
import { parseInput } from '../propose/parseInput';
import { runProposal } from '../propose/runProposal';
import { proposalOutputs } from '../propose/targetFields';
import { requestIdOf } from '../render/requestId';
import { changeInputSchema } from './changeInput';
import { examples } from './createChangeAction.examples';
import { toChangeProposal } from './toChangeProposal';

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
        preflight: z =>
          z
            .record(z.unknown())
            .optional()
            .describe(
              'What was checked, the output report of kaito:preflight with the same changes',
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
      const requestId =
        input.requestId ?? requestIdOf(ctx.task.id, input, 'change');
      const { config } = options;
      const target = resolveTarget(config, input, input);
      const place = { repoUrl: target.repoUrl, token: input.token };
      await withTarget(place, options, ctx.signal, async scm => {
        const given = { config, scm, target, requestId, requestedBy };
        const proposal = await toChangeProposal(input, given);
        await runProposal(ctx, proposal, options.requests);
      });
      ctx.output('requestId', requestId);
    },
  });
}
