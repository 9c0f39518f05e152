import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ScmProvider } from '@kaito-portal/backstage-plugin-kaito-node';
import {
  deploymentNameOf,
  type GitOpsTarget,
  resolveTarget,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { initiatorOf } from '../initiatorOf';
import { examples } from './createProposeAction.examples';
import { readManifest } from './readManifest';
import { type ProposalOptions, withTarget } from './openTarget';
import type { Proposal } from './Proposal';
import { parseInput } from './parseInput';
import { proposeInputSchema } from './proposeInput';
import { runProposal } from './runProposal';
import { proposalOutputs, targetFields } from './targetFields';
import { toProposal } from './toProposal';
import {
  proposeSetupSchema,
  setupTarget,
  toSetupProposal,
} from './toSetupProposal';

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
          z
            .string()
            .describe(
              'Id of the request, from kaito:manifest:render or kaito:cluster:render',
            ),
        cluster: z => z.string().describe('Cluster it goes to'),
        namespace: z => z.string().describe('Namespace it goes to'),
        clusters: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'All clusters it goes to, where a layout of kaito.gitops places it with KubeFleet',
            ),
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
            .optional()
            .describe('What is deployed, from kaito:manifest:render'),
        setup: z =>
          z
            .record(z.unknown())
            .optional()
            .describe(
              'Instead of summary: how a cluster is prepared, from kaito:cluster:render',
            ),
        removeOthers: z =>
          z
            .boolean()
            .optional()
            .describe(
              'With setup: remove what an earlier preparation of the cluster brought and this one does not name',
            ),
        owner: z =>
          z.string().optional().describe('Entity ref of the owning team'),
        purpose: z => z.string().optional().describe('What it is for'),
        expires: z =>
          z
            .string()
            .optional()
            .describe('Day after which it should go, ISO date'),
        dataClass: z =>
          z
            .string()
            .optional()
            .describe(
              'Class of the data it is to see, as the organisation names it',
            ),
        preflight: z =>
          z
            .record(z.unknown())
            .optional()
            .describe('What was checked, the output report of kaito:preflight'),
      },
      output: proposalOutputs,
    },
    async handler(ctx) {
      ctx.signal?.throwIfAborted();
      const requestedBy = initiatorOf(ctx);
      const { workspacePath, signal } = ctx;
      const { config } = options;
      const read = (names: readonly string[]) =>
        Promise.all(names.map(name => readManifest(workspacePath, name)));
      const run = (
        { repoUrl }: GitOpsTarget,
        { token }: { token?: string },
        propose: (scm: ScmProvider) => Proposal,
      ) =>
        withTarget({ repoUrl, token }, options, signal, scm =>
          runProposal(ctx, propose(scm), options.requests),
        );
      if (ctx.input.setup) {
        const input = parseInput(proposeSetupSchema, ctx.input);
        const files = await read(input.files);
        const target = setupTarget(input, config);
        const given = { config, target, requestedBy, files };
        await run(target, input, scm =>
          toSetupProposal(input, { ...given, scm }),
        );
        return;
      }
      const input = parseInput(proposeInputSchema, ctx.input);
      const files = await read(input.files);
      const place = { ...input, name: deploymentNameOf(files) };
      const target = resolveTarget(config, place, input);
      const given = { config, target, requestedBy, files };
      await run(target, input, scm => toProposal(input, { ...given, scm }));
    },
  });
}
