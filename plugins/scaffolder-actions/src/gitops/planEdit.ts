import {
  type Edit,
  editsOf,
  editWorkload,
  type WorkloadEdits,
} from './editWorkload';
import { type DeploymentPlace, findDeployment } from './findDeployment';
import { type Plan, type ReadBase, readOnce, toPlan } from './Plan';
import { notInRepository } from './planRetirement';

/**
 * Changes a workload where it stands on the base branch, and says which fields that concerns.
 * @throws NotFoundError when it is not there, InputError for an edit KAITO would not carry out
 */
export async function planEdit(
  place: DeploymentPlace,
  wish: WorkloadEdits,
  readBase: ReadBase,
): Promise<Plan & { edits: Edit[] }> {
  const read = readOnce(readBase);
  const found = await findDeployment(place, read);
  if (!found) throw notInRepository(place);
  const edits = editsOf(found.object, wish);
  const text = editWorkload(found.text, found.object, edits);
  const plan = await toPlan(new Map([[found.path, text]]), [], read);
  return { ...plan, edits };
}
