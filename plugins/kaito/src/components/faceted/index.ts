export { DataTable } from './DataTable';
export { FacetBar } from './FacetBar';
export type { Noun } from './FacetBar';
export { FacetedTable } from './FacetedTable';
export { downloadText, toCsv } from './csv';
export type * from './model';
export { useListState } from './useListState';
export type { FacetedList, ListDefinition } from './useListState';
