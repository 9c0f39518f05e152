import type { GitOpsConfig } from './GitOpsConfig';
import { DEFAULT_TEMPLATE, readTemplate } from './layouts/pathTemplate';

/** A branch that manifests are kept on, and the folders they are below. */
export interface GitOpsSource {
  repoUrl: string;
  baseBranch: string;
  /** None within another; `''` is the whole branch. */
  folders: string[];
}

/** What a template has in common, whatever the place. */
function fixedFolder(template: string, root: string, hub?: string): string {
  const folders: string[] = [];
  for (const { text, placeholder } of readTemplate(template)) {
    if (placeholder === 'root') folders.push(root);
    else if (placeholder === 'cluster' && hub) {
      folders.push(text.replace('{cluster}', () => hub));
    } else if (placeholder === null) folders.push(text);
    else break;
  }
  return folders.join('/');
}

function outermost(folders: string[]): string[] {
  const unique = [...new Set(folders)];
  return unique.filter(
    folder =>
      !unique.some(
        other =>
          other !== folder && (other === '' || folder.startsWith(`${other}/`)),
      ),
  );
}

/** Every branch that `kaito.gitops` names, with the folders that its manifests are below. */
export function allSources(config: GitOpsConfig): GitOpsSource[] {
  const places = [
    ...config.layouts,
    // What no layout matches.
    { path: DEFAULT_TEMPLATE, kubefleet: undefined } as const,
  ].map(layout => ({
    repoUrl: ('repoUrl' in layout && layout.repoUrl) || config.repoUrl,
    baseBranch:
      ('baseBranch' in layout && layout.baseBranch) || config.baseBranch,
    folder: fixedFolder(layout.path, config.path, layout.kubefleet?.hub),
  }));
  const sources = new Map<string, GitOpsSource>();
  for (const { repoUrl, baseBranch, folder } of places) {
    if (!repoUrl) continue;
    const key = `${repoUrl}\n${baseBranch}`;
    const known = sources.get(key) ?? { repoUrl, baseBranch, folders: [] };
    sources.set(key, {
      ...known,
      folders: outermost([...known.folders, folder]),
    });
  }
  return [...sources.values()];
}
