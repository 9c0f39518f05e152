import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  createScmProvider,
  parseRepository,
} from '@kaito-portal/backstage-plugin-kaito-node';
import {
  allSources,
  readGitOpsConfig,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import type { Clock } from '../watch/Clock';
import { RepositoryReader } from './reader';

/** Largest branch that is taken from a host: it is in memory while it is unpacked. */
const MOST_BYTES = 128 * 1_048_576;

/** Reads the branches that `kaito.gitops` names, with the credentials of `integrations`. */
export function createReader(options: {
  config: Config;
  logger: LoggerService;
  clock: Clock;
  refreshMs: number;
}): RepositoryReader {
  const { config, logger, clock, refreshMs } = options;
  const integrations = ScmIntegrations.fromConfig(config);
  return new RepositoryReader({
    sources: allSources(readGitOpsConfig(config)),
    connect: (repoUrl, signal) =>
      createScmProvider({
        repoUrl,
        integrations,
        signal,
        mostBytes: MOST_BYTES,
      }),
    identify: repoUrl => {
      try {
        return parseRepository(repoUrl, integrations).cloneUrl;
      } catch {
        // What is wrong with it is said by whoever connects.
        return repoUrl;
      }
    },
    clock,
    logger,
    refreshMs,
  });
}
