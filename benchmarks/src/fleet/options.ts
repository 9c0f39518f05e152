import { parseArgs } from 'node:util';
import { type Content, FULL } from './clusters/Content';

/** How much is measured. */
export interface Options {
  clusters: number;
  content: Content;
  /** Of each phase. */
  seconds: number;
  /** Least time that requests are counted: kinds that are not installed are looked for about once a minute. */
  requestSeconds: number;
  viewers: number;
  /** Changes a second in all clusters together. */
  changes: number;
  /** Numbers of clusters of the growth curve beside `clusters`. */
  curve: number[];
  peer: boolean;
  /** Folder that a CPU profile of the portal is written to. */
  profile?: string;
}

/** Reads the command line. Throws a TypeError for an option it does not know or a number that is none. */
export function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      clusters: { type: 'string' },
      seconds: { type: 'string' },
      viewers: { type: 'string', default: '50' },
      changes: { type: 'string', default: '500' },
      curve: { type: 'string' },
      quick: { type: 'boolean', default: false },
      'no-peer': { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  });
  const { quick } = values;
  const number = (name: string, text: string) => {
    if (!/^[1-9]\d*$/.test(text)) {
      throw new TypeError(`--${name} must be a whole number, not ${text}`);
    }
    return Number(text);
  };
  const curve = values.curve ?? (quick ? '' : '10,200');
  return {
    clusters: number('clusters', values.clusters ?? (quick ? '10' : '50')),
    content: FULL,
    seconds: number('seconds', values.seconds ?? (quick ? '10' : '30')),
    requestSeconds: quick ? 0 : 60,
    viewers: number('viewers', values.viewers),
    changes: number('changes', values.changes),
    curve: curve
      .split(',')
      .flatMap(text => (text ? [number('curve', text)] : [])),
    peer: !values['no-peer'],
    profile: values.profile,
  };
}
