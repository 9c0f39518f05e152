import type { Config } from '@backstage/config';
import type { LayoutConfig } from './layouts/LayoutConfig';
import { readLayouts, readRoot } from './layouts/readLayouts';

/** What app-config says about proposing changes. */
export interface GitOpsConfig {
  repoUrl?: string;
  baseBranch: string;
  /** Folder everything is in; `{root}` of a layout. */
  path: string;
  /** Of every pull request whose step names none. */
  labels: string[];
  reviewers: string[];
  /** Tried in order; the first that matches a place says where its manifests are. */
  layouts: LayoutConfig[];
  author: { name: string; email: string };
  /** Templates must hand over a token of the user's own. */
  requireUserToken: boolean;
}

/**
 * Reads `kaito.gitops`, the Scaffolder's default author and whether it insists on users' own tokens.
 * @throws Error with each field that cannot be used and why
 */
export function readGitOpsConfig(config: Config): GitOpsConfig {
  const gitops = config.getOptionalConfig('kaito.gitops');
  const scaffolder = config.getOptionalConfig('scaffolder');
  return {
    repoUrl: gitops?.getOptionalString('repoUrl'),
    baseBranch: gitops?.getOptionalString('baseBranch') ?? 'main',
    path: readRoot(gitops),
    labels: gitops?.getOptionalStringArray('labels') ?? [],
    reviewers: gitops?.getOptionalStringArray('reviewers') ?? [],
    layouts: readLayouts(gitops),
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
