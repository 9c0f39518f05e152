import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { readText, type ApiGet } from '../ApiClient';
import { ApiFailure, failureOfStatus } from '../ApiFailure';
import { listPath, resourceName, type WatchedKind } from '../kinds';

const PAGE = 500;
const MAX_PAGE_BYTES = 256 * 1024 * 1024;

/** A complete list, reduced, and the resource version to watch from. */
export interface CompleteList {
  objects: KubeObject[];
  resourceVersion: string;
}

type RawList = {
  metadata?: { resourceVersion?: string; continue?: string };
  items?: KubeObject[];
};

/** Items of core lists carry neither apiVersion nor kind. */
export function reduceItem(
  kind: WatchedKind,
  item: KubeObject,
): KubeObject | undefined {
  return kind.reduce({
    ...item,
    apiVersion: kind.apiVersion,
    kind: kind.kind,
  });
}

async function getPage(
  get: ApiGet,
  kind: WatchedKind,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<RawList> {
  const response = await get(`${listPath(kind)}?${query}`, signal);
  const text = await readText(response.body, MAX_PAGE_BYTES);
  if (response.statusCode !== 200) {
    throw failureOfStatus(
      response.statusCode,
      resourceName(kind),
      response.headers,
    );
  }
  const list = JSON.parse(text) as RawList;
  if (!Array.isArray(list.items) || !list.metadata?.resourceVersion) {
    throw new ApiFailure(
      'stream',
      `The cluster's answer for ${resourceName(
        kind,
      )} is not a list. Check that the URL is that of an API server.`,
    );
  }
  return list;
}

async function readPages(
  get: ApiGet,
  kind: WatchedKind,
  limit: number | undefined,
  signal: AbortSignal,
): Promise<CompleteList> {
  const objects: KubeObject[] = [];
  let token: string | undefined;
  for (;;) {
    const query = new URLSearchParams({
      ...(limit && { limit: String(limit) }),
      ...(token && { continue: token }),
    });
    const page = await getPage(get, kind, query, signal);
    for (const item of page.items ?? []) {
      const reduced = reduceItem(kind, item);
      if (reduced) {
        objects.push(reduced);
      }
    }
    token = page.metadata?.continue;
    if (!token) {
      return { objects, resourceVersion: page.metadata!.resourceVersion! };
    }
  }
}

/** Lists a kind page by page. Should the pages expire under way (410), it is read again in one piece, as one moment. */
export async function listAll(
  get: ApiGet,
  kind: WatchedKind,
  signal: AbortSignal,
): Promise<CompleteList> {
  let list: CompleteList;
  try {
    list = await readPages(get, kind, PAGE, signal);
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.reason !== 'gone') {
      throw error;
    }
    list = await readPages(get, kind, undefined, signal);
  }
  const { sortKey } = kind;
  if (sortKey) {
    list.objects.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  }
  return list;
}
