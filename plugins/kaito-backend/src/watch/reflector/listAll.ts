import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { AnswerTooLargeError } from '../ApiClient';
import { ApiFailure } from '../ApiFailure';
import { resourceName, type WatchedKind } from '../kinds';
import { readPage, type ListOptions } from './readPage';

/** Objects asked for at once; fewer when a page of them is too large to read. */
const PAGE_SIZES = [500, 50, 5];
/** How many pages a list may be as large as that must be read in one piece, because its pages expire. */
const PAGES_IN_ONE = 4;

/** A complete list, reduced, and the resource version to watch from. */
export interface CompleteList {
  objects: KubeObject[];
  resourceVersion: string;
}

/** Items of core lists carry neither apiVersion nor kind. An object whose shape is not that of its kind is of no use. */
export function reduceItem(
  kind: WatchedKind,
  item: KubeObject,
): KubeObject | undefined {
  try {
    return kind.reduce({
      ...item,
      apiVersion: kind.apiVersion,
      kind: kind.kind,
    });
  } catch {
    return undefined;
  }
}

async function readPages(
  options: ListOptions,
  limit: number | undefined,
): Promise<CompleteList> {
  const objects: KubeObject[] = [];
  const { maxPageBytes } = options.settings;
  let next: string | undefined;
  for (;;) {
    const page = await readPage(
      options,
      { limit, continue: next },
      limit ? maxPageBytes : PAGES_IN_ONE * maxPageBytes,
    );
    for (const item of page.items) {
      const reduced = reduceItem(options.kind, item);
      if (reduced) {
        objects.push(reduced);
      }
    }
    next = page.next;
    if (!next) {
      return { objects, resourceVersion: page.resourceVersion };
    }
  }
}

async function readSomehow(options: ListOptions): Promise<CompleteList> {
  let sizes: (number | undefined)[] = PAGE_SIZES;
  for (;;) {
    try {
      return await readPages(options, sizes[0]);
    } catch (error) {
      if (error instanceof ApiFailure && error.reason === 'gone' && sizes[0]) {
        sizes = [undefined];
      } else if (error instanceof AnswerTooLargeError && sizes.length > 1) {
        sizes = sizes.slice(1);
      } else if (error instanceof AnswerTooLargeError) {
        throw new ApiFailure(
          'oversize',
          `The list of ${resourceName(options.kind)} is larger than the ${
            error.maxBytes
          } bytes the portal reads at once. Look for objects of unusual size.`,
        );
      } else {
        throw error;
      }
    }
  }
}

/**
 * Lists a kind page by page. Should the pages expire under way (410), it is read again in one piece, as one moment; should
 * a page be too large, in smaller ones.
 */
export async function listAll(options: ListOptions): Promise<CompleteList> {
  const list = await readSomehow(options);
  const { sortKey } = options.kind;
  if (sortKey) {
    list.objects.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  }
  return list;
}
