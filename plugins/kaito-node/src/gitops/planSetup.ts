import { ConflictError } from '@backstage/errors';
import { annotate, requestOf } from './annotate';
import { arrange } from './arrange';
import { type BaseBranch, readOnce } from './BaseBranch';
import { keepKustomizations } from './keepKustomizations';
import type { Layout } from './layout';
import { manifestPaths } from './manifestPaths';
import { type Plan, toPlan } from './Plan';
import { annotationsFor, type ChangeRequest } from './planChanges';
import { digestOf, RENDERED_ANNOTATION, renderedDigest } from './rendered';

/** What a preparation is planned from: its layout has no order of its own, and no hub. */
export interface SetupRequest
  extends Omit<ChangeRequest, 'cluster' | 'clusters'> {
  /** Whether files of an earlier preparation that are not among these go. */
  removeOthers?: boolean;
}

/**
 * Refuses to touch a file the portal did not write, or somebody edited since.
 * @throws ConflictError naming the file and the next step
 */
function assertUntouched(path: string, text: string) {
  const digest = digestOf(text);
  if (digest === null) {
    throw new ConflictError(
      `${path} exists already and was not written by a preparation of the cluster. Remove it from the base branch, or move it elsewhere, then try again.`,
    );
  }
  if (digest !== renderedDigest(text)) {
    throw new ConflictError(
      `${path} was edited since the portal wrote it, and the edit would be lost. Change it by hand, or take the edit back on the base branch and try again.`,
    );
  }
}

/** Files an earlier preparation wrote that are not wanted any more. */
async function leftOver(
  layout: Layout,
  wanted: ReadonlySet<string>,
  base: BaseBranch,
): Promise<string[]> {
  const paths: string[] = [];
  for (const path of await manifestPaths(layout, base)) {
    if (wanted.has(path)) continue;
    const existing = await base.read(path);
    if (existing === null || digestOf(existing) === null) continue;
    assertUntouched(path, existing);
    paths.push(path);
  }
  return paths;
}

/**
 * What preparing a cluster changes on a base branch. Unlike a deployment's, its files may be there from an earlier
 * preparation: those are replaced, and on demand the others removed, unless somebody has edited them.
 * @throws ConflictError for a file that is somebody else's, InputError for a path that leads elsewhere
 */
export async function planSetup(
  request: SetupRequest,
  branch: BaseBranch,
): Promise<Plan> {
  const { layout, requestId } = request;
  const base = readOnce(branch);
  const files = new Map<string, string | null>();
  for (const { path, text } of arrange(request.files, layout, request)) {
    const existing = await base.read(path);
    if (existing !== null && requestOf(existing) !== requestId) {
      assertUntouched(path, existing);
    }
    files.set(path, written(request, path, text));
  }
  const manifests = [...files.keys()];
  const others = request.removeOthers
    ? await leftOver(layout, new Set(manifests), base)
    : [];
  others.forEach(path => files.set(path, null));
  await keepKustomizations(files, layout, base);
  return toPlan(files, manifests, base);
}

function written(request: SetupRequest, path: string, text: string): string {
  return annotate(text, {
    [RENDERED_ANNOTATION]: renderedDigest(text),
    ...annotationsFor(request, path),
  });
}
