import { PROVENANCE_ANNOTATIONS } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { annotate, assertOwn } from './annotate';
import { addResource } from './kustomization';
import { fileNameOf, layoutFor } from './layout';
import { type Plan, type ReadBase, readOnce, toPlan } from './Plan';

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

/**
 * What a request changes on a base branch, read through `read`.
 * @throws ConflictError for a file that belongs to something else, InputError for a path that leads elsewhere
 */
export async function planChanges(
  request: ChangeRequest,
  readBase: ReadBase,
): Promise<Plan> {
  const layout = layoutFor(request);
  const read = readOnce(readBase);
  const files = new Map<string, string>();
  const current = async (path: string) => files.get(path) ?? read(path);

  const manifests: string[] = [];
  for (const { file, text } of request.files) {
    const name = fileNameOf(file);
    const path = `${layout.folder}/${name}`;
    assertOwn(path, await read(path), request.requestId);
    files.set(path, annotate(text, annotationsFor(request, path)));
    manifests.push(path);
    const list = layout.namespaceKustomization;
    files.set(list, addResource(await current(list), name, list));
  }
  const list = layout.clusterKustomization;
  files.set(list, addResource(await current(list), request.namespace, list));
  return toPlan(files, manifests, read);
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
