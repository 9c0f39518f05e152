import type { ValidationContext } from '../../../validation/context';
import type { Finding } from '../../../validation/Finding';
import { validateManifest } from '../../../validation/validateManifest';
import { readPath } from '../../readPath';
import type { BundleFile } from './BundleFile';

/** A finding and the file of the bundle it is in. */
export interface BundleFinding extends Finding {
  file: string;
}

const OF_KAITO = /^kaito\.sh\//;

/** ConfigMaps of the bundle; undefined when it has none, for others may be in the cluster. */
function configMapsOf(files: readonly BundleFile[]) {
  const maps = files.flatMap(({ object }) =>
    object.kind === 'ConfigMap' && 'metadata' in object
      ? [
          [
            object.metadata.name,
            readPath(object, 'data') as Record<string, string>,
          ] as const,
        ]
      : [],
  );
  return maps.length > 0 ? Object.fromEntries(maps) : undefined;
}

/**
 * What KAITO would say of a bundle's workload (W1–W49 and the other kinds' rules), given what is known of the cluster
 * and the ConfigMaps the bundle brings.
 */
export function checkBundle(
  files: readonly BundleFile[],
  context: ValidationContext = {},
): BundleFinding[] {
  const own = configMapsOf(files);
  const known = own
    ? { ...context, configMaps: { ...context.configMaps, ...own } }
    : context;
  return files
    .filter(({ object }) => OF_KAITO.test(object.apiVersion))
    .flatMap(({ path, object }) =>
      validateManifest(object, known).map(finding => ({
        file: path,
        ...finding,
      })),
    );
}
