import type { ClusterHealth } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Endpoint } from './Endpoint';

/** The endpoints there are, whoever asks. */
export interface EndpointDirectory {
  list(): Endpoint[];
  find(id: string): Endpoint | undefined;
  /** One line about each cluster the list was drawn from. */
  clusters(): ClusterHealth[];
}

/** Several directories as one; of two endpoints with one id the first counts. */
export function joinDirectories(
  directories: readonly EndpointDirectory[],
): EndpointDirectory {
  return {
    list: () => directories.flatMap(directory => directory.list()),
    find: id => {
      for (const directory of directories) {
        const found = directory.find(id);
        if (found) {
          return found;
        }
      }
      return undefined;
    },
    clusters: () => directories.flatMap(directory => directory.clusters()),
  };
}
