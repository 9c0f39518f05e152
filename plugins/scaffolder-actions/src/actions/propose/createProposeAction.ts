import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { createScmProvider } from '@kaito-portal/backstage-plugin-kaito-node';
import type { GitOpsConfig } from '../../config';
import { parseInput } from './parseInput';
import type { ProposalResult } from './Proposal';
import { previewProposal, propose, type Once } from './propose';
import { proposeInputSchema } from './proposeInput';
import { toProposal } from './toProposal';
import { eachKey } from './eachKey';
import { examples } from './createProposeAction.examples';

/** `kaito:gitops:propose`: puts manifests into the fleet's repository by pull request. */
export function createProposeAction(options: {
  integrations: ScmIntegrationRegistry;
  config: GitOpsConfig;
}) {
  const { integrations, config } = options;
  return createTemplateAction({
    id: 'kaito:gitops:propose',
    description:
      'Writes manifests and kustomizations on a branch of the fleet repository and opens a pull request. The same request always updates its own.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z =>
          z
            .string()
            .optional()
            .describe(
              'Repository: host?owner=o&repo=r or its https URL. Default: kaito.gitops.repoUrl',
            ),
        baseBranch: z =>
          z
            .string()
            .optional()
            .describe(
              'Branch to merge into. Default: kaito.gitops.baseBranch, else main',
            ),
        path: z =>
          z
            .string()
            .optional()
            .describe(
              'Folder with one folder per cluster. Default: kaito.gitops.path, else clusters',
            ),
        requestId: z =>
          z.string().describe('Id of the request, from kaito:manifest:render'),
        cluster: z => z.string().describe('Cluster it goes to'),
        namespace: z => z.string().describe('Namespace it goes to'),
        file: z =>
          z
            .string()
            .describe(
              'Manifest of the workspace to propose, from kaito:manifest:render',
            ),
        title: z => z.string().optional().describe('Title of the pull request'),
        summary: z =>
          z
            .object({
              model: z.string(),
              licence: z.string().nullable().optional(),
              licenceClass: z.string().optional(),
              instanceType: z.string(),
              nodes: z.number().nullable().optional(),
              gpus: z.number().nullable().optional(),
              gpuModel: z.string().nullable().optional(),
              fit: z.string().optional(),
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
        token: z =>
          z
            .string()
            .optional()
            .describe(
              "The user's own token, e.g. ${{ secrets.USER_OAUTH_TOKEN }}",
            ),
      },
      output: {
        state: z =>
          z
            .enum(['open', 'merged', 'pushed', 'unchanged', 'dry-run'])
            .describe('Where the proposal stands'),
        branch: z => z.string().describe('Branch of the request'),
        diff: z => z.string().describe('What it changes, unified'),
        pullRequestUrl: z =>
          z.string().optional().describe('Page of the pull request'),
        number: z =>
          z.number().optional().describe('Number of the pull request'),
        compareUrl: z =>
          z
            .string()
            .optional()
            .describe('Page that opens a pull request by hand'),
        reviewUrl: z =>
          z
            .string()
            .optional()
            .describe('The pull request, else the page that opens one'),
      },
    },
    async handler(ctx) {
      ctx.signal?.throwIfAborted();
      const input = parseInput(proposeInputSchema, ctx.input);
      const repoUrl = input.repoUrl ?? config.repoUrl;
      if (!repoUrl) {
        throw new InputError(
          'repoUrl: no repository. Set kaito.gitops.repoUrl in app-config or give repoUrl to the step.',
        );
      }
      if (config.requireUserToken && !input.token) {
        throw new InputError(
          "token: scaffolder.requireScmUserCredentials is on, so the step needs the user's own token.",
        );
      }
      const requestedBy = ctx.user?.ref;
      if (!requestedBy) {
        throw new InputError(
          'The task does not say who asks. Start the template as a signed-in user.',
        );
      }
      const scm = await createScmProvider({
        repoUrl,
        integrations,
        userToken: input.token,
        signal: ctx.signal,
      });
      const { workspacePath } = ctx;
      const proposal = await toProposal(input, {
        config,
        scm,
        requestedBy,
        workspacePath,
      });
      const once: Once = (key, fn) =>
        ctx.checkpoint({ key: `kaito.${key}.${eachKey(ctx.each)}`, fn });
      const result = ctx.isDryRun
        ? await previewProposal(proposal)
        : await propose(proposal, once, ctx.logger);

      ctx.logger.info(describe(result, scm.repository.fullName));
      ctx.output('state', result.state);
      ctx.output('branch', result.branch);
      ctx.output('diff', result.diff);
      const { pullRequest, compareUrl } = result;
      if (pullRequest) {
        ctx.output('pullRequestUrl', pullRequest.url);
        ctx.output('number', pullRequest.number);
      }
      if (compareUrl) ctx.output('compareUrl', compareUrl);
      const reviewUrl = pullRequest?.url ?? compareUrl;
      if (reviewUrl) ctx.output('reviewUrl', reviewUrl);
    },
  });
}

function describe(result: ProposalResult, repository: string): string {
  const { state, branch, pullRequest, compareUrl, diff } = result;
  switch (state) {
    case 'open':
      return `Pull request ${pullRequest!.url} waits for review.`;
    case 'merged':
      return `This request was merged already: ${pullRequest!.url}`;
    case 'pushed':
      return `Pushed '${branch}' to ${repository}. Open a pull request for it${
        compareUrl ? ` on ${compareUrl}` : ''
      }.`;
    case 'unchanged':
      return `${repository} says the same already; there is nothing to propose.`;
    default:
      return `Dry run: nothing was sent to ${repository}.\n${diff}`;
  }
}
