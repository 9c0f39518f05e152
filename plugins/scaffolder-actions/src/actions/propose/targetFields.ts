import type { z as zod3 } from 'zod/v3';

type Z = typeof zod3;

const text = (description: string) => (z: Z) =>
  z.string().optional().describe(description);

const list = (description: string) => (z: Z) =>
  z.array(z.string()).optional().describe(description);

/** Inputs of every action that opens a pull request: where to, and as whom. */
export const targetFields = {
  repoUrl: text(
    'Repository: host?owner=o&repo=r or its https URL. Default: kaito.gitops.repoUrl',
  ),
  baseBranch: text(
    'Branch to merge into. Default: kaito.gitops.baseBranch, else main',
  ),
  path: text(
    'Folder with one folder per cluster. Default: kaito.gitops.path, else clusters',
  ),
  title: text('Title of the pull request'),
  labels: list('Labels of the pull request. Default: kaito.gitops.labels'),
  reviewers: list(
    'Whose review is asked for, as the host names them. Default: kaito.gitops.reviewers',
  ),
  token: text("The user's own token, e.g. ${{ secrets.USER_OAUTH_TOKEN }}"),
};

/** Outputs of every action that opens a pull request. */
export const proposalOutputs = {
  state: (z: Z) =>
    z
      .enum(['open', 'merged', 'pushed', 'unchanged', 'dry-run'])
      .describe('Where the proposal stands'),
  branch: (z: Z) => z.string().describe('Branch of the request'),
  diff: (z: Z) => z.string().describe('What it changes, unified'),
  pullRequestUrl: text('Page of the pull request'),
  number: (z: Z) =>
    z.number().optional().describe('Number of the pull request'),
  compareUrl: text('Page that opens a pull request by hand'),
  reviewUrl: text('The pull request, else the page that opens one'),
};
