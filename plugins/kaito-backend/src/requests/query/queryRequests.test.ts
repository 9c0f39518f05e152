import {
  REQUEST_FACETS,
  REQUEST_SORT_FIELDS,
  type RequestQuery,
} from '@kaito-portal/backstage-plugin-kaito-common';
import fc from 'fast-check';
import {
  aPull,
  aRecord,
  at,
  aWish,
  someFacts,
} from '../__testUtils__/aRequest';
import { queryRequests } from './queryRequests';

const arbitraryRecord = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    cluster: fc.constantFrom('n', 's'),
    verb: fc.constantFrom('deploy' as const, 'retire' as const),
    owner: fc.constantFrom(null, 'group:default/x'),
    open: fc.boolean(),
    minute: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ id, cluster, verb, owner, open, minute }) =>
    aRecord(
      someFacts(open ? { pull: aPull() } : {}),
      aWish({
        id,
        verb,
        owner,
        submittedAt: at(minute),
        place: { ...aWish().place, cluster },
      }),
    ),
  );
const arbitraryRecords = fc.uniqueArray(arbitraryRecord, {
  selector: ({ wish }) => wish.id,
  maxLength: 30,
});
const arbitraryQuery = fc.record(
  {
    cluster: fc.subarray(['n', 's']),
    verb: fc.subarray(['deploy' as const, 'retire' as const]),
    state: fc.subarray(['submitted' as const, 'in-review' as const]),
    owner: fc.subarray(['', 'group:default/x']),
    sort: fc.constantFrom(
      ...REQUEST_SORT_FIELDS,
      ...REQUEST_SORT_FIELDS.map(field => `-${field}` as const),
    ),
  },
  { requiredKeys: [] },
);

describe('queryRequests', () => {
  const older = aRecord(
    someFacts(),
    aWish({ id: 'b', title: 'Serve Llama', submittedAt: at(1) }),
  );
  const newer = aRecord(
    someFacts({ pull: aPull() }),
    aWish({ id: 'a', submittedAt: at(2), model: null }),
  );
  const ids = (query: RequestQuery) =>
    queryRequests([older, newer], query).records.map(({ wish }) => wish.id);

  it.each<[RequestQuery, string[]]>([
    [{}, ['a', 'b']],
    [{ sort: 'submittedAt' }, ['b', 'a']],
    [{ state: ['in-review'] }, ['a']],
    [{ model: [''] }, ['a']],
    [{ q: 'LLAMA search' }, ['b']],
    [{ q: 'nowhere' }, []],
    [{ limit: 1 }, ['a']],
  ])('%j', (query, expected) => {
    expect(ids(query)).toEqual(expected);
  });

  it('gives on its pages what it gives at once, each request once', () => {
    fc.assert(
      fc.property(
        arbitraryRecords,
        arbitraryQuery,
        fc.integer({ min: 1, max: 7 }),
        (records, query, limit) => {
          const pages: string[] = [];
          let cursor: string | null | undefined;
          do {
            const page = queryRequests(records, {
              ...query,
              limit,
              cursor: cursor ?? undefined,
            });
            pages.push(...page.records.map(({ wish }) => wish.id));
            cursor = page.nextCursor;
          } while (cursor);
          expect(pages).toEqual(
            queryRequests(records, query).records.map(({ wish }) => wish.id),
          );
        },
      ),
    );
  });

  it('counts in each facet what choosing that value brings', () => {
    fc.assert(
      fc.property(arbitraryRecords, arbitraryQuery, (records, query) => {
        const { facets } = queryRequests(records, query);
        for (const facet of REQUEST_FACETS) {
          for (const { value, count } of facets[facet]) {
            const chosen = { ...query, [facet]: [value] } as RequestQuery;
            expect(queryRequests(records, chosen).totalItems).toBe(count);
          }
        }
      }),
    );
  });

  it('refuses a cursor of another query', () => {
    const { nextCursor } = queryRequests([older, newer], { limit: 1 });
    expect(() =>
      queryRequests([older, newer], { q: 'x', cursor: nextCursor! }),
    ).toThrow(/not from this query/);
  });
});
