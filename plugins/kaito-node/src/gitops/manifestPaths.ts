import { fluxFolderOf } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { type BaseBranch, pathsBelow } from './BaseBranch';
import { listResources } from './kustomization';
import { kustomizationIn } from './kustomizationChain';
import { type Layout, PLACEMENT_FILE } from './layout';

const MANIFEST = /^[A-Za-z0-9][\w.-]*\.ya?ml$/;
const NO_MANIFEST = /^kustomization\.ya?ml$/i;

/** A path's folder and the name of its file. */
export function splitPath(path: string): { folder: string; file: string } {
  const slash = path.lastIndexOf('/');
  return {
    folder: path.slice(0, Math.max(slash, 0)),
    file: path.slice(slash + 1),
  };
}

function folderPattern({ pattern, ordering }: Layout): RegExp {
  const folder = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]+');
  const below =
    ordering === 'flux'
      ? `/(${fluxFolderOf('prerequisite')}|${fluxFolderOf('workload')})`
      : '';
  return new RegExp(`^${folder}${below}$`);
}

/** Whether a path is one under which a layout keeps a manifest of the deployment, whoever owns it. */
export function isManifestPath(layout: Layout, path: string): boolean {
  const { folder, file } = splitPath(path);
  return (
    MANIFEST.test(file) &&
    !NO_MANIFEST.test(file) &&
    file !== PLACEMENT_FILE &&
    folderPattern(layout).test(folder)
  );
}

/** The deepest folder that all a layout's manifests are below. */
function commonFolder({ pattern }: Layout): string {
  const parts = pattern.split('/');
  const open = parts.findIndex(part => part.includes('*'));
  return parts.slice(0, open < 0 ? parts.length : open).join('/');
}

/**
 * Paths of the manifests that the base branch has in a layout's folder, and that are applied: those a kustomization
 * lists, or all in a plain folder. Those of the owner the layout was asked for come first.
 */
export async function manifestPaths(
  layout: Layout,
  base: BaseBranch,
): Promise<string[]> {
  const all = await pathsBelow(base, commonFolder(layout));
  const paths = all.filter(path => isManifestPath(layout, path));
  const applied = layout.format === 'plain' ? paths : await listed(paths, base);
  const rank = (path: string) => Number(!path.startsWith(`${layout.folder}/`));
  return applied.sort((a, b) => rank(a) - rank(b));
}

async function listed(paths: string[], base: BaseBranch): Promise<string[]> {
  const entries = new Map<string, Set<string>>();
  const found: string[] = [];
  for (const path of paths) {
    const { folder, file } = splitPath(path);
    if (!entries.has(folder)) {
      const list = await kustomizationIn(folder, base);
      const text = await base.read(list);
      entries.set(
        folder,
        new Set(text === null ? [] : listResources(text, list)),
      );
    }
    if (entries.get(folder)!.has(file)) found.push(path);
  }
  return found;
}
