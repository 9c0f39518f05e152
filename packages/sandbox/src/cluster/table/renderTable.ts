import type { ApiObject } from '../ApiObject';
import {
  apiVersionOf,
  type PrinterColumn,
  type ResourceType,
} from '../resources';
import { readPath } from './jsonPath';
import { shortAge } from './shortAge';

/** The `metadata` of a list. */
export interface ListMeta {
  resourceVersion?: string;
  continue?: string;
  remainingItemCount?: number;
}

function cell(object: ApiObject, column: PrinterColumn): unknown {
  const value =
    typeof column.value === 'string'
      ? readPath(object, column.value)
      : column.value(object);
  if (column.type === 'date') {
    return shortAge(value as string | undefined);
  }
  return value ?? (column.type === 'integer' ? null : '');
}

/** An object with its metadata only. */
export function metadataOnly({ metadata }: ApiObject) {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
  };
}

/** A `meta.k8s.io/v1` Table, as kubectl asks for. Rows carry the object's metadata, or all of it with `includeObject=Object`. */
export function renderTable(
  type: ResourceType,
  objects: readonly ApiObject[],
  metadata: ListMeta,
  includeObject: string | null = 'Metadata',
) {
  const include = (object: ApiObject) => {
    if (includeObject === 'None') {
      return {};
    }
    return {
      object: includeObject === 'Object' ? object : metadataOnly(object),
    };
  };
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    columnDefinitions: type.columns.map(({ name, wide, type: kind }) => ({
      name,
      type: kind === 'integer' ? 'integer' : 'string',
      format: name === 'Name' ? 'name' : '',
      description: `${name} of the ${type.kind} (${apiVersionOf(type)})`,
      priority: wide ? 1 : 0,
    })),
    rows: objects.map(object => ({
      cells: type.columns.map(column => cell(object, column)),
      ...include(object),
    })),
  };
}
