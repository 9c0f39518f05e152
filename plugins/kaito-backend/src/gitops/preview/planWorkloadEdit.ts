import { ConflictError } from '@backstage/errors';
import type {
  EditRequest,
  KubeObject,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  findDeployment,
  notInRepository,
  planEdit,
  planRetirement,
  readOnce,
  toPlan,
  type BaseBranch,
  type Layout,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { isKustomization } from '../reader';
import { additionsPatch } from './additionsPatch';
import { folderOf } from './hasHidden';
import type { ShownPlan } from './planProposal';

interface Given {
  layout: Layout;
  checkout: BaseBranch;
  mayRead(object: KubeObject): boolean;
  /** Whether a folder holds workloads that the reader must not know of. */
  isHidden(folder: string): boolean;
}

/** The workload on the branch, if the reader may know of it. */
async function find(ref: WorkloadRef, given: Given, base: BaseBranch) {
  try {
    const found = await findDeployment(ref, given.layout, base);
    return found && given.mayRead(found.object) ? found : null;
  } catch (error) {
    // That something stands in the way tells that there is something.
    if (error instanceof ConflictError && given.isHidden(given.layout.folder)) {
      return null;
    }
    throw error;
  }
}

/** A patch that takes a file away, without a word of it. */
const gonePatch = (path: string) =>
  `--- a/${path}\n+++ /dev/null\n@@ the file goes with it @@\n`;

/**
 * What changing or retiring a workload would change, planned as the actions that propose it do. Of files that came with
 * it, only that they go is shown.
 * @throws NotFoundError when the branch does not hold it, or the reader may not know of it
 * @throws InputError for an edit KAITO would not carry out, ConflictError when its file holds other objects too
 */
export async function planWorkloadEdit(
  ref: WorkloadRef,
  request: EditRequest,
  given: Given,
): Promise<ShownPlan> {
  const { layout, isHidden } = given;
  const base = readOnce(given.checkout);
  const found = await find(ref, given, base);
  if (!found) throw notInRepository(ref, layout);
  const plan =
    request.action === 'retire'
      ? await planRetirement(ref, layout, base)
      : await planEdit(ref, request.changes, layout, base);
  const patches: string[] = [];
  for (const [path, after] of plan.changes) {
    const isList = isKustomization(path);
    if (path === found.path || (isList && !isHidden(folderOf(path)))) {
      const { diff } = await toPlan(new Map([[path, after]]), [], base);
      patches.push(diff);
    } else if (after === null) {
      patches.push(gonePatch(path));
    } else {
      patches.push(additionsPatch(path, await base.read(path), after));
    }
  }
  return { ...plan, shown: patches.join('') };
}
