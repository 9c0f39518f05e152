import type { PrinterColumn } from './ResourceType';

export const NAME: PrinterColumn = {
  name: 'Name',
  type: 'string',
  value: '.metadata.name',
};

export const AGE: PrinterColumn = {
  name: 'Age',
  type: 'date',
  value: '.metadata.creationTimestamp',
};

/** A column that prints the status of one condition. */
export function conditionColumn(name: string, type: string): PrinterColumn {
  return {
    name,
    type: 'string',
    value: `.status.conditions[?(@.type=="${type}")].status`,
  };
}

/** A column that prints a path. */
export function pathColumn(
  name: string,
  value: string,
  extra: Partial<PrinterColumn> = {},
): PrinterColumn {
  return { name, type: 'string', value, ...extra };
}
