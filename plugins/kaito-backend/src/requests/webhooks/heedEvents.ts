import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import type { RequestStore } from '../RequestStore';
import type { RequestRecord } from '../types';
import { repositoriesIn } from './repositoriesIn';

/** Azure DevOps' path begins with the organization, which its events do not name. */
function isOf(repository: string, named: readonly string[]): boolean {
  const path = repository.toLowerCase();
  return named.some(name => path === name || path.endsWith(`/${name}`));
}

/**
 * Has requests looked at again when their repository's host sends an event. Whoever can send one can at most have the
 * portal ask the host a little sooner.
 */
export async function heedEvents(options: {
  events: EventsService;
  topics: string[];
  store: RequestStore;
  /** Path of a request's repository below its host; null when it cannot be told. */
  repositoryOf(record: RequestRecord): string | null;
  now(): Date;
  logger: LoggerService;
}): Promise<void> {
  const { events, topics, store, repositoryOf, now, logger } = options;
  if (topics.length === 0) {
    return;
  }
  await events.subscribe({
    id: 'kaito-requests',
    topics,
    onEvent: async ({ eventPayload }) => {
      const named = repositoriesIn(eventPayload);
      if (named.length === 0) {
        return;
      }
      try {
        const ids = (await store.followed())
          .filter(record => isOf(repositoryOf(record) ?? '', named))
          .map(({ wish }) => wish.id);
        await store.lookAgain(ids, now());
      } catch (error) {
        // The next poll finds it.
        logger.warn(
          'An event of a Git host could not be heeded',
          toError(error),
        );
      }
    },
  });
}
