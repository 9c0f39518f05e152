import type { NodeObject } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { readDump } from '../explain/readDump';
import { type Host, UsageError } from '../Host';
import { type Args, readNamed } from '../readArgs';
import type { Place } from './findGpus';

/** Options that each name a place; one is to be given. */
const PLACES = ['sku', 'mig', 'gpu-count', 'nodes'];
/** Options that go with one of them only. */
const COMPANIONS: [option: string, place: string][] = [
  ['gpu-memory', 'gpu-count'],
  ['partition-count', 'nodes'],
];

/** Options of {@link readPlace}. */
export const PLACE_OPTIONS = [...PLACES, ...COMPANIONS.map(([name]) => name)];

function readNodes(host: Host, path: string): NodeObject[] {
  const nodes = readDump(readNamed(host, '--nodes', path)).filter(
    ({ kind }) => kind === 'Node',
  );
  if (nodes.length === 0) {
    throw new UsageError(`'--nodes': '${path}' holds no Node`);
  }
  return nodes;
}

/** Reads which nodes a size is asked for. Throws {@link UsageError}. */
export function readPlace(args: Args, host: Host): Place {
  const given = PLACES.filter(name => args.option(name) !== undefined);
  if (given.length > 1) {
    throw new UsageError(`'--${given[0]}' does not go with '--${given[1]}'`);
  }
  for (const [name, place] of COMPANIONS) {
    if (args.option(name) !== undefined && given[0] !== place) {
      throw new UsageError(`'--${name}' goes with '--${place}' only`);
    }
  }
  switch (given[0]) {
    case 'mig':
      return { kind: 'mig', profile: args.required('mig') };
    case 'gpu-count':
      args.required('gpu-memory');
      return {
        kind: 'gpus',
        count: args.positive('gpu-count')!,
        memoryGiB: args.positive('gpu-memory')!,
      };
    case 'nodes':
      return {
        kind: 'nodes',
        nodes: readNodes(host, args.required('nodes')),
        take: args.positive('partition-count'),
      };
    default:
      return { kind: 'sku', type: args.required('sku') };
  }
}
