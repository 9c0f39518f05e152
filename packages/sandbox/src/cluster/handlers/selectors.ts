import type { ApiObject } from '../ApiObject';
import { invalidRevision } from '../errors';
import { parseFieldSelector, parseLabelSelector } from '../store';
import type { ApiRequest } from './ApiContext';

/** Reads a `resourceVersion` parameter; 0 when it is absent. Throws 500 when it is no number, as the API server does. */
export function readRevision(text: string | null): number {
  if (text && !/^\d+$/.test(text)) {
    throw invalidRevision(text);
  }
  return Number(text || 0);
}

/** What a list or watch asks to see. */
export interface Selection {
  /** Whether label or field selectors narrow the result. */
  narrowed: boolean;
  matches(object: ApiObject): boolean;
}

/** Reads namespace and selectors of a request. Throws 400 for a selector that cannot be read. */
export function readSelection({ info, type }: ApiRequest): Selection {
  const labels = info.query.get('labelSelector');
  const fields = info.query.get('fieldSelector');
  const byLabels = labels ? parseLabelSelector(labels) : undefined;
  const byFields = fields ? parseFieldSelector(type, fields) : undefined;
  return {
    narrowed: Boolean(labels || fields),
    matches: object =>
      (!info.namespace || object.metadata.namespace === info.namespace) &&
      (!byLabels || byLabels(object.metadata.labels ?? {})) &&
      (!byFields || byFields(object)),
  };
}
