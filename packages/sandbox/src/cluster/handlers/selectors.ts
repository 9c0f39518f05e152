import type { ApiObject } from '../ApiObject';
import { parseFieldSelector, parseLabelSelector } from '../store';
import type { ApiRequest } from './ApiContext';

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
