import type { BaseBranch } from './BaseBranch';
import { addResource, removeResource } from './kustomization';
import { chainAbove, kustomizationIn } from './kustomizationChain';
import type { Layout } from './layout';
import { splitPath } from './manifestPaths';

/**
 * Lists files in the kustomizations of their folders, and the layout's folder in those above; the entries of files that
 * go are taken out. A plain folder has none. The kustomizations become part of `files`.
 * @param files - path to text; null for one that goes
 */
export async function keepKustomizations(
  files: Map<string, string | null>,
  layout: Layout,
  base: BaseBranch,
): Promise<void> {
  if (layout.format === 'plain') return;
  const edit = async (folder: string, entry: string, isListed: boolean) => {
    const path = await kustomizationIn(folder, base);
    const before = files.get(path) ?? (await base.read(path));
    if (isListed) files.set(path, addResource(before, entry, path));
    else if (before !== null) {
      files.set(path, removeResource(before, entry, path));
    }
  };
  const given = [...files];
  for (const [path, text] of given) {
    const { folder, file } = splitPath(path);
    await edit(folder, file, text !== null);
  }
  if (given.every(([, text]) => text === null)) return;
  for (const { folder, entry } of chainAbove(layout, layout.folder)) {
    await edit(folder, entry, true);
  }
}
