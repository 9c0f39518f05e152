import { type ClusterFacts } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import type { Host } from '../Host';
import { type Args, readNamed } from '../readArgs';
import { parseClusterFacts } from './clusterFacts';

/** What of {@link readFacts} is a command's to declare. */
export const FACTS_OPTIONS = ['cluster-facts', 'kaito-version'];

/** What `--cluster-facts` and `--kaito-version` say; the latter wins over the version in the file. */
export function readFacts(args: Args, host: Host): ClusterFacts {
  const file = args.option('cluster-facts');
  const facts =
    file === undefined
      ? {}
      : parseClusterFacts(readNamed(host, '--cluster-facts', file));
  const kaitoVersion = args.matching(
    'kaito-version',
    /^v?\d+\.\d+(\.\d+)?/,
    'a version such as 0.12 or 0.12.0',
  );
  return kaitoVersion === undefined ? facts : { ...facts, kaitoVersion };
}
