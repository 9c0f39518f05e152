import {
  clearFilters,
  readListState,
  writeFacet,
  writeSearch,
  writeSort,
} from './listStateUrl';

describe('list state in the address', () => {
  it('reads what it wrote', () => {
    const params = new URLSearchParams('other=1');
    writeSearch(params, 'phi & co');
    writeFacet(params, 'cluster', ['a', 'b/c']);
    writeSort(params, { id: 'age', descending: true });
    expect(readListState(new URLSearchParams(params.toString()))).toEqual({
      search: 'phi & co',
      chosen: { cluster: ['a', 'b/c'] },
      sort: { id: 'age', descending: true },
    });
  });

  it('falls back to the default order', () => {
    const sort = { id: 'name', descending: false };
    expect(readListState(new URLSearchParams(), sort)).toEqual({
      search: '',
      chosen: {},
      sort,
    });
  });

  it('clears filters and leaves order and strangers', () => {
    const params = new URLSearchParams('q=x&f.a=1&f.b=2&sort=-age&other=1');
    clearFilters(params);
    expect(params.toString()).toBe('sort=-age&other=1');
  });
});
