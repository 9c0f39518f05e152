import { PROVENANCE_ANNOTATIONS } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { annotate, assertOwn } from './annotate';
import { arrange, type ProposedFile } from './arrange';
import { type BaseBranch, readOnce } from './BaseBranch';
import { planPlacement } from './fleetPlacement';
import { keepKustomizations } from './keepKustomizations';
import type { Layout } from './layout';
import { type Plan, toPlan } from './Plan';

export interface ChangeRequest {
  requestId: string;
  layout: Layout;
  cluster: string;
  namespace: string;
  /** All clusters it is for, where KubeFleet places it on many; `cluster` alone when left out. */
  clusters?: readonly string[];
  files: readonly ProposedFile[];
  /** Page of a path on the base branch; null when the host's pattern is not known. */
  sourceUrl: (path: string) => string | null;
  /** Known when the pull request is open already. */
  pullRequestUrl?: string;
}

/**
 * What a request changes on a base branch.
 * @throws ConflictError for a file that belongs to something else, InputError for a path that leads elsewhere
 */
export async function planChanges(
  request: ChangeRequest,
  branch: BaseBranch,
): Promise<Plan> {
  const { layout, requestId, cluster, namespace } = request;
  const base = readOnce(branch);
  const files = new Map<string, string | null>();
  const manifests: string[] = [];
  for (const { path, text, isManifest } of arrange(
    request.files,
    layout,
    request,
  )) {
    assertOwn(path, await base.read(path), requestId);
    files.set(
      path,
      isManifest ? annotate(text, annotationsFor(request, path)) : text,
    );
    if (isManifest) manifests.push(path);
  }
  const { clusters = [cluster] } = request;
  const placement = await planPlacement({ namespace, clusters }, layout, base);
  if (placement) files.set(placement.path, placement.text);
  await keepKustomizations(files, layout, base);
  return toPlan(files, manifests, base);
}

/** What only the plan knows of a manifest: where it stands, and which pull request brings it. */
export function annotationsFor(
  {
    sourceUrl,
    pullRequestUrl,
  }: Pick<ChangeRequest, 'sourceUrl' | 'pullRequestUrl'>,
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
