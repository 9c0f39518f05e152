import type {
  DriftItem,
  DriftList,
  DriftQuery,
  FacetCount,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { keyOfRef } from '../fleet/rows/toRow';

const admits = (values: readonly string[] | undefined, value: string) =>
  !values?.length || values.includes(value);

/** Items that match, by name, and how many there would be in each state. */
export function queryDrift(
  items: readonly DriftItem[],
  query: DriftQuery,
): Pick<DriftList, 'items' | 'states'> {
  const matching = items.filter(
    ({ ref }) =>
      admits(query.cluster, ref.cluster) &&
      admits(query.namespace, ref.namespace) &&
      admits(query.kind, ref.kind),
  );
  const counts = new Map<string, number>();
  matching.forEach(({ state }) =>
    counts.set(state, (counts.get(state) ?? 0) + 1),
  );
  const byKey = (a: DriftItem, b: DriftItem) =>
    keyOfRef(a.ref) < keyOfRef(b.ref) ? -1 : 1;
  return {
    items: matching
      .filter(({ state }) => admits(query.state, state))
      .sort(byKey),
    states: [...counts]
      .map(([value, count]): FacetCount => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
  };
}
