/** A difference between the sandbox and a real server that is as it should be. */
export interface KnownDifference {
  /** `check` for its outcome, or `check › what` for something it saw. */
  name: string;
  /** The versions it is seen on; any when absent. */
  only?: RegExp;
  why: string;
}

/** Versions below 1.`minor`. */
const before = (minor: number) =>
  new RegExp(
    `^v1\\.(${Array.from({ length: minor }, (_, n) => n).join('|')})\\.`,
  );

const STRICT = 'an unknown field is refused when asked to be strict';
const STRICT_WHY =
  'field validation came with 1.25; before, unknown fields are pruned in silence';

/** Every difference that may be. Any other fails the suite. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    name: 'OpenAPI v3 has an index',
    only: before(24),
    why: 'OpenAPI v3 is served from 1.24 on',
  },
  {
    name: 'sendInitialEvents brings what exists, then a bookmark that says so',
    only: before(32),
    why: 'streaming lists came with 1.27 and are on from 1.32 on',
  },
  ...['', ' › field'].map(what => ({
    name: `a CEL rule that is broken gets 422${what}`,
    only: before(25),
    why: 'rules in CEL are checked from 1.25 on',
  })),
  { name: STRICT, only: before(25), why: STRICT_WHY },
  { name: `${STRICT} › message`, only: before(25), why: STRICT_WHY },
  {
    name: 'an unknown field is pruned when not › warning',
    only: before(25),
    why: STRICT_WHY,
  },
  {
    name: 'a value outside its enum gets 422 with its path › field',
    only: before(21),
    why: '1.20 leaves the indexes of lists out of field paths',
  },
  {
    name: 'discovery in one piece falls back to the list of groups, or comes as asked › kind',
    why: 'the sandbox has no aggregated discovery, which servers from 1.26 on may give; clients fall back',
  },
  {
    name: 'the log of a running container can be read',
    why: 'a log comes from the kubelet of the Pod’s node, and the suite starts neither; the sandbox simulates both',
  },
];
