import {
  WORKLOAD_FACETS,
  WORKLOAD_SORT_FIELDS,
  type WorkloadQuery,
} from '@kaito-portal/backstage-plugin-kaito-common';
import fc from 'fast-check';
import type { FleetRow, WorkloadFacts } from '../rows/FleetRow';
import { toRow } from '../rows/toRow';
import { queryRows } from './queryRows';

const NOW = Date.parse('2026-06-01T12:00:00Z');

type Brief = {
  name: string;
  cluster?: string;
  severity?: 'ok' | 'error';
  model?: string | null;
  owner?: string | null;
  since?: string | null;
};

function row({
  name,
  cluster = 'north',
  severity = 'ok',
  model = 'microsoft/phi-4',
  owner = null,
  since = null,
}: Brief): FleetRow {
  return toRow({
    ref: { cluster, kind: 'Workspace', namespace: 'default', name },
    uid: name,
    purpose: 'inference',
    model:
      model === null ? null : { name: model, catalogName: null, licence: null },
    phase: {
      name: severity === 'ok' ? 'Ready' : 'Failed',
      severity,
      reason: null,
      message: null,
      since,
    },
    instanceType: 'Standard_NC24ads_A100_v4',
    nodes: { target: 1, ready: 1 },
    provenance: { owner },
    managed: false,
    endpoint: null,
    createdAt: since,
  } as unknown as WorkloadFacts);
}

const names = (rows: FleetRow[], query: WorkloadQuery) =>
  queryRows(rows, query, NOW).rows.map(({ facts }) => facts.ref.name);

const FLEET = [
  row({
    name: 'b',
    owner: 'group:default/search',
    since: '2026-06-01T11:00:00Z',
  }),
  row({
    name: 'a',
    cluster: 'south',
    severity: 'error',
    since: '2026-06-01T11:59:30Z',
  }),
  row({ name: 'c', model: null, severity: 'error' }),
];

describe('queryRows', () => {
  it('gives everything by name when nothing is asked', () => {
    expect(names(FLEET, {})).toEqual(['a', 'b', 'c']);
    expect(queryRows(FLEET, {}, NOW)).toMatchObject({
      totalItems: 3,
      nextCursor: null,
    });
  });

  it.each<[WorkloadQuery, string[]]>([
    [{ cluster: ['south', 'west'] }, ['a']],
    [{ severity: ['error'] }, ['a', 'c']],
    [{ severity: ['error'], cluster: ['north'] }, ['c']],
    [{ owner: ['group:default/search'] }, ['b']],
    [{ owner: [''] }, ['a', 'c']],
    [{ licenceClass: ['permissive'] }, ['a', 'b']],
    [{ origin: ['unmanaged'] }, ['a', 'b', 'c']],
    [{ origin: ['request'] }, []],
    [{ q: 'SOUTH  phi' }, ['a']],
    [{ q: 'nowhere' }, []],
    [{ minPhaseSeconds: 60 }, ['b']],
    [{ minPhaseSeconds: 30 }, ['a', 'b']],
    [{ cluster: [] }, ['a', 'b', 'c']],
  ])('narrows by %j', (query, expected) => {
    expect(names(FLEET, query)).toEqual(expected);
  });

  it.each<[WorkloadQuery['sort'], string[]]>([
    ['-name', ['c', 'b', 'a']],
    ['phase', ['c', 'a', 'b']],
    ['since', ['b', 'a', 'c']],
    ['-since', ['a', 'b', 'c']],
    ['model', ['b', 'a', 'c']],
    ['-owner', ['b', 'c', 'a']],
  ])('sorts by %s, what is unknown last', (sort, expected) => {
    expect(names(FLEET, { sort })).toEqual(expected);
  });

  it('counts what another choice of a facet would bring', () => {
    const { facets } = queryRows(
      FLEET,
      { severity: ['error'], cluster: ['north'] },
      NOW,
    );
    expect(facets.cluster).toEqual([
      { value: 'north', count: 1 },
      { value: 'south', count: 1 },
    ]);
    expect(facets.severity).toEqual([
      { value: 'error', count: 1 },
      { value: 'ok', count: 1 },
    ]);
    expect(facets.model).toEqual([{ value: '', count: 1 }]);
  });

  it('goes on after the last row, even when rows came and went in between', () => {
    const first = queryRows(FLEET, { limit: 1 }, NOW);
    expect(first).toMatchObject({ totalItems: 3 });
    const later = [
      ...FLEET.slice(0, 1),
      FLEET[2],
      row({ name: '0' }),
      row({ name: 'bb' }),
    ];
    expect(names(later, { limit: 2, cursor: first.nextCursor! })).toEqual([
      'b',
      'bb',
    ]);
  });

  it.each(['', 'x', Buffer.from('[]').toString('base64url')])(
    'refuses the cursor %j',
    cursor => {
      expect(() => queryRows(FLEET, { cursor }, NOW)).toThrow(
        /cursor: .*first page again/,
      );
    },
  );

  it('refuses a cursor of another query', () => {
    const { nextCursor } = queryRows(FLEET, { limit: 1 }, NOW);
    expect(() =>
      queryRows(FLEET, { sort: '-name', cursor: nextCursor! }, NOW),
    ).toThrow(/not from this query/);
  });
});

const arbitraryRow = fc
  .record({
    name: fc.string({ minLength: 1, maxLength: 3 }),
    cluster: fc.constantFrom('n', 's'),
    severity: fc.constantFrom('ok' as const, 'error' as const),
    owner: fc.constantFrom(null, 'x', 'y'),
    since: fc.constantFrom(
      null,
      '2026-06-01T11:00:00Z',
      '2026-06-01T11:30:00Z',
    ),
  })
  .map(row);
const arbitraryRows = fc.uniqueArray(arbitraryRow, {
  selector: ({ key }) => key,
  maxLength: 30,
});
const arbitraryQuery = fc.record(
  {
    cluster: fc.subarray(['n', 's']),
    severity: fc.subarray(['ok' as const, 'error' as const]),
    owner: fc.subarray(['', 'x', 'y']),
    sort: fc.constantFrom(
      ...WORKLOAD_SORT_FIELDS,
      ...WORKLOAD_SORT_FIELDS.map(field => `-${field}` as const),
    ),
  },
  { requiredKeys: [] },
);

describe('queryRows, whatever is asked', () => {
  it('gives on its pages what it gives at once, each row once', () => {
    fc.assert(
      fc.property(
        arbitraryRows,
        arbitraryQuery,
        fc.integer({ min: 1, max: 7 }),
        (rows, query, limit) => {
          const pages: string[] = [];
          let cursor: string | null | undefined;
          do {
            const page = queryRows(
              rows,
              { ...query, limit, cursor: cursor ?? undefined },
              NOW,
            );
            pages.push(...page.rows.map(({ key }) => key));
            cursor = page.nextCursor;
          } while (cursor);
          expect(pages).toEqual(
            queryRows(rows, query, NOW).rows.map(({ key }) => key),
          );
        },
      ),
    );
  });

  it('counts in each facet what choosing that value brings', () => {
    fc.assert(
      fc.property(arbitraryRows, arbitraryQuery, (rows, query) => {
        const { facets } = queryRows(rows, query, NOW);
        for (const facet of WORKLOAD_FACETS) {
          for (const { value, count } of facets[facet]) {
            const chosen = { ...query, [facet]: [value] } as WorkloadQuery;
            expect(queryRows(rows, chosen, NOW).totalItems).toBe(count);
          }
        }
      }),
    );
  });
});
