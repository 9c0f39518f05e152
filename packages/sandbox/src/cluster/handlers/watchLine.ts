import type { ApiObject } from '../ApiObject';
import type { View } from '../http/negotiate';
import { apiVersionOf, type ResourceType } from '../resources';
import type { StoreEvent } from '../store';
import { metadataOnly, renderTable } from '../table/renderTable';
import type { Selection } from './selectors';

/** A write as one client sees it through its selectors: null when it concerns nothing it asked for. */
export function visibleChange(
  event: StoreEvent,
  { matches }: Selection,
): { type: StoreEvent['type']; object: ApiObject } | null {
  const { object, previous, type } = event;
  const was = previous !== undefined && matches(previous);
  if (type === 'DELETED') {
    return was ? { type, object } : null;
  }
  const is = matches(object);
  if (!is && was) {
    const { resourceVersion } = object.metadata;
    const last = {
      ...previous,
      metadata: { ...previous.metadata, resourceVersion },
    };
    return { type: 'DELETED', object: last };
  }
  if (!is) {
    return null;
  }
  return { type: was ? 'MODIFIED' : 'ADDED', object };
}

/** The object of a watch event, in the form the client asked for. */
export function viewOf(
  view: View,
  type: ResourceType,
  object: ApiObject,
  includeObject: string | null,
): unknown {
  if (view === 'table') {
    return renderTable(
      type,
      [object],
      { resourceVersion: object.metadata.resourceVersion },
      includeObject ?? undefined,
    );
  }
  return view === 'metadata' ? metadataOnly(object) : object;
}

/** A BOOKMARK: up to here, everything was sent. */
export function bookmark(
  type: ResourceType,
  revision: number,
  initial: boolean,
) {
  return {
    type: 'BOOKMARK',
    object: {
      kind: type.kind,
      apiVersion: apiVersionOf(type),
      metadata: {
        resourceVersion: String(revision),
        creationTimestamp: null,
        ...(initial
          ? { annotations: { 'k8s.io/initial-events-end': 'true' } }
          : {}),
      },
    },
  };
}
