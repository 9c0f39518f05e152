import type { Facet } from './model';
import { countFacet, filterRows, sortRows } from './selectRows';

interface Row {
  name: string;
  team: string;
  tags: string[];
  size: number | null;
}

const rows: Row[] = [
  { name: 'phi-10', team: 'search', tags: ['a', 'b'], size: 3 },
  { name: 'phi-9', team: 'search', tags: ['b'], size: null },
  { name: 'Llama', team: 'support', tags: [], size: 1 },
];
const team: Facet<Row> = { id: 'team', label: 'Team', valuesOf: r => r.team };
const tag: Facet<Row> = { id: 'tag', label: 'Tag', valuesOf: r => r.tags };
const facets = [team, tag];
const textOf = (row: Row) => `${row.name} ${row.team}`;
const names = (result: Row[]) => result.map(({ name }) => name);

describe('filterRows', () => {
  it('wants every word, in any case and order', () => {
    const found = filterRows(rows, facets, textOf, {
      search: 'SEARCH phi-9',
      chosen: {},
    });
    expect(names(found)).toEqual(['phi-9']);
  });

  it('wants one value of each facet in use', () => {
    const chosen = { team: ['search', 'support'], tag: ['a'] };
    expect(
      names(filterRows(rows, facets, textOf, { search: '', chosen })),
    ).toEqual(['phi-10']);
  });

  it('ignores facets it does not know', () => {
    const chosen = { elsewhere: ['x'] };
    expect(
      filterRows(rows, facets, textOf, { search: '', chosen }),
    ).toHaveLength(3);
  });
});

describe('countFacet', () => {
  it('counts what each value would leave, its own choice aside', () => {
    const state = { search: '', chosen: { team: ['search'], tag: ['a'] } };
    expect(countFacet(rows, facets, team, textOf, state)).toEqual([
      { value: 'search', word: 'search', count: 1 },
      { value: 'support', word: 'support', count: 0 },
    ]);
    expect(countFacet(rows, facets, tag, textOf, state)).toEqual([
      { value: 'b', word: 'b', count: 2 },
      { value: 'a', word: 'a', count: 1 },
    ]);
  });

  it('keeps a chosen value that is gone, so that it can be taken back', () => {
    const state = { search: '', chosen: { team: ['gone'] } };
    expect(countFacet(rows, facets, team, textOf, state)).toContainEqual({
      value: 'gone',
      word: 'gone',
      count: 0,
    });
  });

  it('lists in the order given, then by count', () => {
    const ordered = { ...team, order: ['support'] };
    const counted = countFacet(rows, [ordered], ordered, textOf, {
      search: '',
      chosen: {},
    });
    expect(counted.map(({ value }) => value)).toEqual(['support', 'search']);
  });
});

describe('sortRows', () => {
  const sorts = [
    { id: 'name', label: 'Name', valueOf: (row: Row) => row.name },
    { id: 'size', label: 'Size', valueOf: (row: Row) => row.size },
  ];

  it('orders names as people do', () => {
    const sorted = sortRows(rows, sorts, { id: 'name', descending: false });
    expect(names(sorted)).toEqual(['Llama', 'phi-9', 'phi-10']);
  });

  it.each([
    [false, ['Llama', 'phi-10', 'phi-9']],
    [true, ['phi-10', 'Llama', 'phi-9']],
  ])('puts what is unknown last, descending: %s', (descending, expected) => {
    expect(names(sortRows(rows, sorts, { id: 'size', descending }))).toEqual(
      expected,
    );
  });

  it('leaves the order alone for an unknown column', () => {
    const sorted = sortRows(rows, sorts, { id: 'nope', descending: true });
    expect(names(sorted)).toEqual(names(rows));
  });
});
