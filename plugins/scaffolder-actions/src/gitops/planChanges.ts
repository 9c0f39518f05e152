import { createTwoFilesPatch } from 'diff';
import { PROVENANCE_ANNOTATIONS } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { annotate, assertOwn } from './annotate';
import { addResource } from './kustomization';
import { fileNameOf, layoutFor } from './layout';

/** A manifest of the workspace, to be put into the repository. */
export interface ProposedFile {
  /** Path in the workspace. */
  file: string;
  text: string;
}

export interface ChangeRequest {
  requestId: string;
  root: string;
  cluster: string;
  namespace: string;
  files: ProposedFile[];
  /** Page of a path on the base branch; null when the host's pattern is not known. */
  sourceUrl: (path: string) => string | null;
  /** Known when the pull request is open already. */
  pullRequestUrl?: string;
}

export interface Plan {
  /** New text of each file, those that stay the same included. */
  files: Map<string, string>;
  /** Paths of the manifests among them. */
  manifests: string[];
  /** Only what differs from the base. */
  changes: Map<string, string>;
  /** Unified. Empty when nothing differs. */
  diff: string;
}

/**
 * What a request changes on a base branch, read through `read`.
 * @throws ConflictError for a file that belongs to something else, InputError for a path that leads elsewhere
 */
export async function planChanges(
  request: ChangeRequest,
  read: (path: string) => Promise<string | null>,
): Promise<Plan> {
  const layout = layoutFor(request);
  const before = new Map<string, string | null>();
  const files = new Map<string, string>();
  const current = async (path: string) => {
    if (!before.has(path)) before.set(path, await read(path));
    return files.get(path) ?? before.get(path)!;
  };

  const manifests: string[] = [];
  for (const { file, text } of request.files) {
    const name = fileNameOf(file);
    const path = `${layout.folder}/${name}`;
    assertOwn(path, await current(path), request.requestId);
    files.set(path, annotate(text, annotationsFor(request, path)));
    manifests.push(path);
    const list = layout.namespaceKustomization;
    files.set(list, addResource(await current(list), name, list));
  }
  const list = layout.clusterKustomization;
  files.set(list, addResource(await current(list), request.namespace, list));

  const changes = new Map(
    [...files].filter(([path, text]) => before.get(path) !== text),
  );
  const diff = [...changes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => filePatch(path, before.get(path) ?? null, text))
    .join('');
  return { files, manifests, changes, diff };
}

function annotationsFor(
  { sourceUrl, pullRequestUrl }: ChangeRequest,
  path: string,
): Record<string, string> {
  const source = sourceUrl(path);
  return {
    ...(source ? { [PROVENANCE_ANNOTATIONS.source]: source } : {}),
    ...(pullRequestUrl
      ? { [PROVENANCE_ANNOTATIONS.pullRequest]: pullRequestUrl }
      : {}),
  };
}

function filePatch(path: string, before: string | null, after: string) {
  const from = before === null ? '/dev/null' : `a/${path}`;
  return createTwoFilesPatch(from, `b/${path}`, before ?? '', after, '', '', {
    context: 3,
  })
    .replace(/^=+\n/, '')
    .replace(/^((?:---|\+\+\+) .*?)\t$/gm, '$1');
}
