import {
  WORKLOAD_FACETS,
  type WorkloadFacet,
} from '@kaito-portal/backstage-plugin-kaito-common';

/**
 * A number for each value a facet ever had. Counting ten thousand rows by eight facets in numbers takes a fraction of
 * what it takes in texts. Values are never forgotten: there are as many as clusters, namespaces, owners and models.
 */
const tables = WORKLOAD_FACETS.map(() => ({
  codes: new Map<string, number>(),
  values: [] as string[],
}));

/** Numbers of a row's facet values, in the order of WORKLOAD_FACETS. */
export function facetCodesOf(
  facets: Readonly<Record<WorkloadFacet, string>>,
): readonly number[] {
  return WORKLOAD_FACETS.map((facet, index) => {
    const { codes, values } = tables[index];
    const value = facets[facet];
    const known = codes.get(value);
    if (known !== undefined) {
      return known;
    }
    codes.set(value, values.length);
    return values.push(value) - 1;
  });
}

/** Number of a value, by position of the facet; undefined when no row ever had it. */
export function codeOf(index: number, value: string): number | undefined {
  return tables[index].codes.get(value);
}

/** The value of a number, by position of the facet. */
export function valueOf(index: number, code: number): string {
  return tables[index].values[code];
}
