import { isUtf8 } from 'node:buffer';
import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { readBytes, type ApiGet } from '../ApiClient';
import { failureOfStatus, unreadable } from '../ApiFailure';
import type { Clock } from '../Clock';
import { listPath, resourceName, type WatchedKind } from '../kinds';
import type { WatchSettings } from '../WatchSettings';
import { Guard } from './Guard';
import { Pace } from './Pace';

/** What reading from a list needs to know. */
export interface ListOptions {
  get: ApiGet;
  kind: WatchedKind;
  clock: Clock;
  settings: WatchSettings;
  signal: AbortSignal;
  /** Nothing has come for a while; it is still waited for. */
  onLate(): void;
}

/** One page of a list, as it came. */
export interface Page {
  items: KubeObject[];
  resourceVersion: string;
  /** Where the next page begins, if there is one. */
  next: string | undefined;
}

function parsePage(bytes: Buffer, resource: string): Page {
  const list = isUtf8(bytes) ? JSON.parse(bytes.toString('utf8')) : undefined;
  const { resourceVersion, continue: next } = list?.metadata ?? {};
  const named = (item?: KubeObject) =>
    typeof item?.metadata?.name === 'string' &&
    typeof item.metadata.uid === 'string';
  if (
    !Array.isArray(list?.items) ||
    !list.items.every(named) ||
    typeof resourceVersion !== 'string' ||
    !resourceVersion
  ) {
    throw unreadable(resource);
  }
  return { items: list.items, resourceVersion, next: next || undefined };
}

/** Reads one page. Throws an ApiFailure that says why it could not, an AnswerTooLargeError when it is larger than `maxBytes`. */
export async function readPage(
  options: ListOptions,
  query: { limit?: number; continue?: string },
  maxBytes: number,
): Promise<Page> {
  const { get, kind, clock, settings } = options;
  const resource = resourceName(kind);
  const search = new URLSearchParams({
    ...(query.limit && { limit: String(query.limit) }),
    ...(query.continue && { continue: query.continue }),
  });
  const guard = new Guard(clock, options.signal);
  const pace = new Pace(guard, settings, resource);
  try {
    guard.after(settings.lateMs, options.onLate);
    const response = await get(`${listPath(kind)}?${search}`, guard.signal);
    pace.heard(0, true);
    const bytes = await readBytes(response.body, maxBytes, count =>
      pace.heard(count, true),
    );
    if (response.statusCode !== 200) {
      throw failureOfStatus(response.statusCode, resource, response.headers);
    }
    return parsePage(bytes, resource);
  } catch (error) {
    guard.rethrow(error);
    throw error;
  } finally {
    guard.close();
  }
}
