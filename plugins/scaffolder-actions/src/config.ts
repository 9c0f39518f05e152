import type { Config } from '@backstage/config';

/** What app-config says about proposing changes. */
export interface GitOpsConfig {
  repoUrl?: string;
  baseBranch: string;
  path: string;
  /** Of every pull request whose step names none. */
  labels: string[];
  reviewers: string[];
  author: { name: string; email: string };
  /** Templates must hand over a token of the user's own. */
  requireUserToken: boolean;
}

/** Reads `kaito.gitops`, the Scaffolder's default author and whether it insists on users' own tokens. */
export function readGitOpsConfig(config: Config): GitOpsConfig {
  const gitops = config.getOptionalConfig('kaito.gitops');
  const scaffolder = config.getOptionalConfig('scaffolder');
  return {
    repoUrl: gitops?.getOptionalString('repoUrl'),
    baseBranch: gitops?.getOptionalString('baseBranch') ?? 'main',
    path: gitops?.getOptionalString('path') ?? 'clusters',
    labels: gitops?.getOptionalStringArray('labels') ?? [],
    reviewers: gitops?.getOptionalStringArray('reviewers') ?? [],
    author: {
      name:
        scaffolder?.getOptionalString('defaultAuthor.name') ?? 'KAITO Portal',
      email:
        scaffolder?.getOptionalString('defaultAuthor.email') ??
        'kaito-portal@localhost',
    },
    requireUserToken:
      scaffolder?.getOptionalBoolean('requireScmUserCredentials') ?? false,
  };
}
