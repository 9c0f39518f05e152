import type { ApiObject } from '../ApiObject';
import type { ResourceType } from '../resources';
import { sameJson } from './sameJson';

function desired({ metadata, status, ...rest }: ApiObject) {
  return rest;
}

/** The generation a written object gets: one more when what is wanted changed, or when deletion began. */
export function nextGeneration(
  type: ResourceType,
  previous: ApiObject,
  next: ApiObject,
): number | undefined {
  const { generation } = previous.metadata;
  if (!type.hasGeneration) {
    return generation;
  }
  const began =
    !previous.metadata.deletionTimestamp && next.metadata.deletionTimestamp;
  return began || !sameJson(desired(previous), desired(next))
    ? (generation ?? 1) + 1
    : generation;
}
