import { readText } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { FileFinding } from './FileFinding';
import type { ReadObject } from './readDocuments';

const NAME = 'metadata.name';

/**
 * DUPLICATE: objects of one file with the same kind, namespace and name overwrite each other. Across files that is
 * how overlays work, so there it is none.
 */
export function duplicateFindings(
  file: string,
  objects: readonly ReadObject[],
): FileFinding[] {
  const seen = new Map<string, number>();
  return objects.flatMap(({ document, value, prefix, lineOf }) => {
    const kind = readText(value, 'kind') ?? null;
    const name = readText(value, 'metadata', 'name') ?? null;
    if (kind === null || name === null) {
      return [];
    }
    const namespace = readText(value, 'metadata', 'namespace') ?? '';
    const key = JSON.stringify([kind, namespace, name]);
    const line = lineOf(NAME);
    const first = seen.get(key);
    seen.set(key, first ?? line);
    return first === undefined
      ? []
      : [
          {
            file,
            document,
            kind,
            name,
            rule: 'DUPLICATE',
            severity: 'ineffective' as const,
            path: [prefix, NAME].filter(Boolean).join('.'),
            line,
            message: `${kind} \`${name}\` is already at line ${first}; whichever is applied last overwrites the other`,
            fix: 'Give one of them another name',
          },
        ];
  });
}
