import { ConfigReader } from '@backstage/config';
import { readGitOpsConfig } from '../GitOpsConfig';
import { type GitOpsPlace, resolveTarget } from '../resolveTarget';

/** Configuration of a portal with some layouts. */
export const configOf = (...layouts: object[]) =>
  readGitOpsConfig(
    new ConfigReader({
      kaito: {
        gitops: {
          repoUrl: 'git.example.org?owner=platform&repo=fleet',
          layouts,
        },
      },
    } as never),
  );

/** The layout of a place by one entry of the configuration. */
export const layoutOf = (
  entry: object | null,
  place: Partial<GitOpsPlace> = {},
) =>
  resolveTarget(configOf(...(entry ? [entry] : [])), {
    cluster: 'aks-dev',
    namespace: 'search',
    ...place,
  }).layout;
