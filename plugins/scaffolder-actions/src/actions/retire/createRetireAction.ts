import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ScmProvider } from '@kaito-portal/backstage-plugin-kaito-node';
import { z } from 'zod';
import { findDeployment } from '../../gitops/findDeployment';
import { planRetirement } from '../../gitops/planRetirement';
import { retireBody, type RetirementFacts } from '../../pullRequest/retireBody';
import { initiatorOf } from '../initiatorOf';
import { placeFields, placeSchema } from '../placeFields';
import { requestIdOf } from '../render/requestId';
import { openTarget, type ProposalOptions } from '../propose/openTarget';
import { parseInput } from '../propose/parseInput';
import { runProposal } from '../propose/runProposal';
import { proposalOutputs } from '../propose/targetFields';
import { toPlaceProposal } from '../propose/toPlaceProposal';
import { examples } from './createRetireAction.examples';

const schema = z.object(placeSchema);

/** Looks at the base branch for what the reviewer is told of. */
async function findOn(
  scm: ScmProvider,
  base: string,
  place: Parameters<typeof findDeployment>[0],
): Promise<RetirementFacts['found']> {
  const checkout = await scm.checkout(base);
  try {
    const found = await findDeployment(place, path => checkout.read(path));
    return (
      found && {
        object: found.object,
        paths: [found.path, ...found.companions],
      }
    );
  } finally {
    await checkout.dispose();
  }
}

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
      const requestId = requestIdOf(ctx.task.id, input, 'retire');
      const scm = await openTarget(input, options, ctx.signal);
      const proposal = toPlaceProposal(input, {
        scm,
        requestId,
        requestedBy,
        config: options.config,
        title: `Retire ${input.kind} ${input.name} from ${input.cluster}/${input.namespace}`,
      });
      const found = await findOn(scm, proposal.baseBranch, proposal.place);
      const { cluster, namespace, kind, name, reason = null } = input;
      await runProposal(ctx, {
        ...proposal,
        body: retireBody({
          requestId,
          requestedBy,
          cluster,
          namespace,
          kind,
          name,
          reason,
          found,
        }),
        plan: read => planRetirement(proposal.place, read),
      });
      ctx.output('requestId', requestId);
      ctx.output('removed', found?.paths ?? []);
    },
  });
}
