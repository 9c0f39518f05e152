import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { resolveTarget } from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { z } from 'zod';
import { initiatorOf } from '../initiatorOf';
import { placeFields, placeSchema } from '../placeFields';
import { type ProposalOptions, withTarget } from '../propose/openTarget';
import { parseInput } from '../propose/parseInput';
import { runProposal } from '../propose/runProposal';
import { proposalOutputs } from '../propose/targetFields';
import { requestIdOf } from '../render/requestId';
import { examples } from './createRetireAction.examples';
import { toRetireProposal } from './toRetireProposal';

const schema = z.object(placeSchema);

/** `kaito:gitops:retire`: takes a deployment out of the fleet's repository by pull request. */
export function createRetireAction(options: ProposalOptions) {
  return createTemplateAction({
    id: 'kaito:gitops:retire',
    description:
      'Removes a deployment, the files that came with it and their kustomization entries from the fleet repository by pull request, and says what will stop.',
    examples,
    supportsDryRun: true,
    schema: {
      input: placeFields,
      output: {
        ...proposalOutputs,
        requestId: z3 => z3.string().describe('Id of the request'),
        removed: z3 =>
          z3.array(z3.string()).describe('Files of the repository that go'),
      },
    },
    async handler(ctx) {
      ctx.signal?.throwIfAborted();
      const input = parseInput(schema, ctx.input);
      const requestedBy = initiatorOf(ctx);
      const requestId =
        input.requestId ?? requestIdOf(ctx.task.id, input, 'retire');
      const { config } = options;
      const target = resolveTarget(config, input, input);
      const place = { repoUrl: target.repoUrl, token: input.token };
      await withTarget(place, options, ctx.signal, async scm => {
        const given = { config, scm, target, requestId, requestedBy };
        const { proposal, removed } = await toRetireProposal(input, given);
        await runProposal(ctx, proposal, options.requests);
        ctx.output('removed', removed);
      });
      ctx.output('requestId', requestId);
    },
  });
}
