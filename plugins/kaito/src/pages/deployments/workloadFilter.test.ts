import {
  WORKLOAD_SORT_FIELDS,
  workloadQuerySchema,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { workloadPage } from '../../__testUtils__/fixtures';
import { isNarrowed, toFacets, toWorkloadFilter } from './workloadFilter';

const state = (facts = {}) => ({
  search: '',
  chosen: {},
  sort: undefined,
  ...facts,
});

describe('toWorkloadFilter', () => {
  it('asks nothing the backend refuses, whatever stands in the address', () => {
    const filter = toWorkloadFilter(
      state({
        search: ` ${'x'.repeat(500)} `,
        chosen: {
          phase: ['Ready', 'Reedy'],
          kind: ['Pod'],
          licenceClass: ['-'],
          cluster: Array.from({ length: 500 }, (_, n) => `c${n}`),
          nonsense: ['a'],
        },
        sort: { id: 'colour', descending: true },
      }),
    );
    expect(workloadQuerySchema.safeParse(filter).error).toBeUndefined();
    expect(Object.keys(filter).sort()).toEqual([
      'cluster',
      'phase',
      'q',
      'sort',
    ]);
    expect(filter.phase).toEqual(['Ready']);
  });

  it.each([
    ['age', false, '-createdAt'],
    ['age', true, 'createdAt'],
    ['inPhase', false, '-since'],
    ['owner', true, '-owner'],
  ])('sorts by %s, descending: %s', (id, descending, sort) => {
    expect(toWorkloadFilter(state({ sort: { id, descending } })).sort).toBe(
      sort,
    );
    expect(WORKLOAD_SORT_FIELDS).toContain(sort.replace('-', ''));
  });
});

describe('isNarrowed', () => {
  it('is not by order alone', () => {
    expect(isNarrowed({ sort: 'name' })).toBe(false);
    expect(isNarrowed({ sort: 'name', owner: [''] })).toBe(true);
  });
});

describe('toFacets', () => {
  it('keeps a chosen value that nothing has, and names what is not recorded', () => {
    const facets = toFacets(state({ chosen: { owner: ['gone'] } }), {
      ...workloadPage().facets,
      owner: [{ value: '', count: 4 }],
      licenceClass: [{ value: '', count: 4 }],
    });
    const byId = (id: string) =>
      facets.find(({ facet }) => facet.id === id)!.values;
    expect(byId('owner')).toEqual([
      { value: '-', word: 'not recorded', count: 4 },
      { value: 'gone', word: 'gone', count: 0 },
    ]);
    // It cannot be asked for, so it is not offered.
    expect(byId('licenceClass')).toEqual([]);
  });
});
