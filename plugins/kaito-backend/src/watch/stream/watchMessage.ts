import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';

/** One line of a watch. */
export type WatchMessage =
  | {
      type: 'ADDED' | 'MODIFIED' | 'DELETED';
      object: KubeObject;
      resourceVersion: string;
    }
  | { type: 'BOOKMARK'; resourceVersion: string }
  | { type: 'ERROR'; code: number; retryAfterSeconds?: number };

type Raw = {
  type?: unknown;
  object?: {
    code?: unknown;
    details?: { retryAfterSeconds?: unknown };
    metadata?: { uid?: unknown; name?: unknown; resourceVersion?: unknown };
  };
};

function parse(line: string): Raw | undefined {
  try {
    return JSON.parse(line) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Reads one line of a watch; undefined when it is not one, and the stream can no longer be trusted. */
export function parseWatchMessage(line: string): WatchMessage | undefined {
  const { type, object } = parse(line) ?? {};
  if (typeof object !== 'object' || object === null) {
    return undefined;
  }
  if (type === 'ERROR') {
    const seconds = object.details?.retryAfterSeconds;
    return {
      type,
      code: typeof object.code === 'number' ? object.code : 500,
      ...(typeof seconds === 'number' && { retryAfterSeconds: seconds }),
    };
  }
  const { uid, name, resourceVersion } = object.metadata ?? {};
  if (typeof resourceVersion !== 'string' || !resourceVersion) {
    return undefined;
  }
  if (type === 'BOOKMARK') {
    return { type, resourceVersion };
  }
  const known = type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED';
  return known && typeof uid === 'string' && typeof name === 'string'
    ? { type, object: object as KubeObject, resourceVersion }
    : undefined;
}
