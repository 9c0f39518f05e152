import type {
  EvidenceGrade,
  InventoryEntry,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  shortRef,
  type Facet,
  type FacetedColumn,
  type ListDefinition,
  type SortOption,
} from '../../components';
import { EVIDENCE_WORDS, stateOf } from './inventoryWords';

const NONE = '-';
const DEFAULT_SORT = { id: 'since', descending: true };
const known = (word: string, none: string) => (word === NONE ? none : word);

const FACETS: readonly Facet<InventoryEntry>[] = [
  {
    id: 'managed',
    label: 'Origin',
    valuesOf: ({ managed }) => (managed ? 'request' : 'unmanaged'),
    wordFor: value => (value === 'request' ? 'from a request' : value),
    order: ['unmanaged', 'request'],
  },
  {
    id: 'state',
    label: 'State',
    valuesOf: stateOf,
    order: ['present', 'deleted'],
  },
  { id: 'cluster', label: 'Cluster', valuesOf: ({ cluster }) => cluster },
  {
    id: 'licence',
    label: 'Licence',
    valuesOf: ({ licence }) => licence ?? NONE,
    wordFor: value => known(value, 'unknown'),
  },
  {
    id: 'owner',
    label: 'Owner',
    valuesOf: ({ provenance }) => provenance.owner ?? NONE,
    wordFor: value => known(shortRef(value), 'not recorded'),
  },
  {
    id: 'evidence',
    label: 'Evidence',
    valuesOf: ({ evidence }) => evidence,
    wordFor: value =>
      `${value} · ${EVIDENCE_WORDS[value as EvidenceGrade]?.word ?? value}`,
    order: ['C', 'B', 'A'],
  },
];

function textOf(entry: InventoryEntry): string {
  const { provenance } = entry;
  return [
    entry.model,
    entry.licence,
    entry.cluster,
    entry.namespace,
    entry.name,
    entry.kind,
    ...Object.values(provenance),
  ].join(' ');
}

/** What the inventory can be narrowed and ordered by. */
export function inventoryList(
  columns: readonly FacetedColumn<InventoryEntry>[],
): ListDefinition<InventoryEntry> {
  const sorts = columns.flatMap<SortOption<InventoryEntry>>(column =>
    column.sortValue
      ? [{ id: column.id, label: column.header, valueOf: column.sortValue }]
      : [],
  );
  return { textOf, facets: FACETS, sorts, defaultSort: DEFAULT_SORT };
}
