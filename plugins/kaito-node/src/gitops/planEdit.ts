import { type BaseBranch, readOnce } from './BaseBranch';
import {
  type Edit,
  editsOf,
  editWorkload,
  type WorkloadEdits,
} from './editWorkload';
import {
  type Deployment,
  type DeploymentPlace,
  findDeployment,
} from './findDeployment';
import type { Layout } from './layout';
import { type Plan, toPlan } from './Plan';
import { notInRepository } from './planRetirement';

/**
 * Changes a workload where it stands on the base branch, and says which fields that concerns.
 * @throws NotFoundError when it is not there, InputError for an edit KAITO would not carry out
 */
export async function planEdit(
  place: DeploymentPlace,
  wish: WorkloadEdits,
  layout: Layout,
  branch: BaseBranch,
): Promise<Plan & { edits: Edit[]; found: Deployment }> {
  const base = readOnce(branch);
  const found = await findDeployment(place, layout, base);
  if (!found) throw notInRepository(place, layout);
  const edits = editsOf(found.object, wish);
  const text = editWorkload(found.text, found.object, edits);
  const plan = await toPlan(new Map([[found.path, text]]), [], base);
  return { ...plan, edits, found };
}
