import { summarize } from '../fleet/viewers/summarize';
import { type Verdict, verdictOf } from './verdict';

const none = summarize([]);
const passed: Verdict = {
  minutes: 30,
  clusters: 6,
  written: 900_000,
  writtenPerSecond: 500,
  troubles: { silence: 3 },
  harnessErrors: [],
  heap: { early: 1_000, late: 1_090, samples: [] },
  notLive: [],
  comparison: { objects: 3_000, differences: [] },
  rejections: [],
  pages: { full: none, unchanged: none, lateness: none, failed: 0, bytes: 0 },
  streams: { delay: none, events: 0, resyncs: 0, open: 0, resumed: 0 },
  longestStallMs: {},
  load: { start: [1], end: [1] },
};

describe('verdictOf', () => {
  it('finds nothing amiss when all is as it should be', () => {
    expect(verdictOf(passed).missed).toEqual([]);
  });

  it.each<[string, Partial<Verdict>, RegExp]>([
    [
      'heap that grew',
      { heap: { early: 1_000, late: 1_101, samples: [] } },
      /heap moved by 10\.1 %/,
    ],
    [
      'a store that differs',
      { comparison: { objects: 1, differences: ['a Pod p is held and gone'] } },
      /1 objects differ: a Pod p/,
    ],
    [
      'a comparison of nothing',
      { comparison: { objects: 0, differences: [] } },
      /nothing was compared/,
    ],
    ['a cluster that is away', { notLive: ['a: partial.'] }, /not live: a/],
    ['a rejection', { rejections: ['Error: x'] }, /1 unhandled rejections/],
    ['a fault not made', { harnessErrors: ['silence: x'] }, /could not be/],
  ])('does not overlook %s', (_, found, message) => {
    const { missed } = verdictOf({ ...passed, ...found });
    expect(missed).toEqual([expect.stringMatching(message)]);
  });
});
