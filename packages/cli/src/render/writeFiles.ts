import type { BundleFile } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { type Host, UsageError } from '../Host';

function contentOf(host: Host, path: string): string | undefined {
  try {
    return host.readText(path);
  } catch {
    return undefined;
  }
}

/**
 * Writes a bundle below a folder and returns the paths. Throws {@link UsageError} before anything is written when a file
 * is there already with other content, unless `force` is set.
 */
export function writeFiles(
  host: Host,
  folder: string,
  files: readonly BundleFile[],
  force: boolean,
): string[] {
  const targets = files.map(({ path, yaml }) => ({
    path: `${folder.replace(/\/+$/, '')}/${path}`,
    yaml,
  }));
  const other = targets.filter(({ path, yaml }) => {
    const content = force ? undefined : contentOf(host, path);
    return content !== undefined && content !== yaml;
  });
  if (other.length > 0) {
    throw new UsageError(
      `'--out': ${other
        .map(({ path }) => `'${path}'`)
        .join(
          ', ',
        )} is there already with other content; choose another folder or add --force`,
    );
  }
  return targets.map(({ path, yaml }) => {
    try {
      host.writeText(path, yaml);
    } catch (error) {
      throw new UsageError(
        `'--out': cannot write '${path}': ${(error as Error).message}`,
      );
    }
    return path;
  });
}
