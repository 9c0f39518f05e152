import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { initiatorOf } from '../initiatorOf';
import { examples } from './createProposeAction.examples';
import { openTarget, type ProposalOptions } from './openTarget';
import { parseInput } from './parseInput';
import { proposeInputSchema } from './proposeInput';
import { runProposal } from './runProposal';
import { proposalOutputs, targetFields } from './targetFields';
import { toProposal } from './toProposal';

/** `kaito:gitops:propose`: puts manifests into the fleet's repository by pull request. */
export function createProposeAction(options: ProposalOptions) {
  return createTemplateAction({
    id: 'kaito:gitops:propose',
    description:
      'Writes manifests and kustomizations on a branch of the fleet repository and opens a pull request. The same request always updates its own.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...targetFields,
        requestId: z =>
          z.string().describe('Id of the request, from kaito:manifest:render'),
        cluster: z => z.string().describe('Cluster it goes to'),
        namespace: z => z.string().describe('Namespace it goes to'),
        file: z =>
          z
            .string()
            .optional()
            .describe(
              'Manifest of the workspace to propose, from kaito:manifest:render',
            ),
        files: z =>
          z
            .array(z.string())
            .optional()
            .describe('Several manifests, from kaito:manifest:render'),
        summary: z =>
          z
            .object({
              kind: z.string().optional(),
              model: z.string(),
              licence: z.string().nullable().optional(),
              licenceClass: z.string().optional(),
              instanceType: z.string().nullable().optional(),
              nodes: z.number().nullable().optional(),
              gpus: z.number().nullable().optional(),
              gpuModel: z.string().nullable().optional(),
              machines: z.string().nullable().optional(),
              fit: z.string().optional(),
              context: z.string().nullable().optional(),
              reach: z.string().nullable().optional(),
            })
            .describe('What is deployed, from kaito:manifest:render'),
        owner: z =>
          z.string().optional().describe('Entity ref of the owning team'),
        purpose: z => z.string().optional().describe('What it is for'),
        expires: z =>
          z
            .string()
            .optional()
            .describe('Day after which it should go, ISO date'),
      },
      output: proposalOutputs,
    },
    async handler(ctx) {
      ctx.signal?.throwIfAborted();
      const input = parseInput(proposeInputSchema, ctx.input);
      const requestedBy = initiatorOf(ctx);
      const scm = await openTarget(input, options, ctx.signal);
      const { workspacePath } = ctx;
      const proposal = await toProposal(input, {
        config: options.config,
        scm,
        requestedBy,
        workspacePath,
      });
      await runProposal(ctx, proposal);
    },
  });
}
