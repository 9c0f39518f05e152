import { type Document, isMap, isSeq, type YAMLMap } from 'yaml';
import type { Path } from './Draft';

/** A manifest of KAITO in a document, and the steps to it. */
export interface Located {
  root: YAMLMap;
  prefix: Path;
}

function isKaito(root: unknown): root is YAMLMap {
  const apiVersion = isMap(root) ? root.get('apiVersion') : undefined;
  return typeof apiVersion === 'string' && apiVersion.startsWith('kaito.sh/');
}

/** The manifests of KAITO in a document: itself, or items of a List. */
export function manifestsIn({ contents }: Document): Located[] {
  if (isKaito(contents)) {
    return [{ root: contents, prefix: [] }];
  }
  const items = isMap(contents) ? contents.get('items') : undefined;
  return isSeq(items)
    ? items.items.flatMap((root, index) =>
        isKaito(root) ? [{ root, prefix: ['items', index] }] : [],
      )
    : [];
}
