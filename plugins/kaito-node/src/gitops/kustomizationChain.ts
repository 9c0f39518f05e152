import type { BaseBranch } from './BaseBranch';
import type { Layout } from './layout';

/** A folder of kustomizations and what its own lists of the folder below it. */
export interface ChainLink {
  folder: string;
  entry: string;
}

/** Names kustomize takes a kustomization by; it refuses a folder with two of them. */
const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Where the kustomization of a folder may be, `''` for the whole repository; the first is the one to make. */
export function kustomizationPaths(folder: string): string[] {
  return NAMES.map(name => (folder ? `${folder}/${name}` : name));
}

/** Kustomization of a folder: the one that is there, else the one to make. */
export async function kustomizationIn(
  folder: string,
  base: BaseBranch,
): Promise<string> {
  const paths = kustomizationPaths(folder);
  for (const path of paths) {
    if ((await base.read(path)) !== null) return path;
  }
  return paths[0];
}

/** The folders above a folder, the nearest first, up to the one that is applied. */
export function chainAbove(
  { appliedDepth }: Pick<Layout, 'appliedDepth'>,
  folder: string,
): ChainLink[] {
  const parts = folder.split('/');
  const links: ChainLink[] = [];
  for (let depth = parts.length - 1; depth >= appliedDepth; depth--) {
    links.push({
      folder: parts.slice(0, depth).join('/'),
      entry: parts[depth],
    });
  }
  return links;
}
