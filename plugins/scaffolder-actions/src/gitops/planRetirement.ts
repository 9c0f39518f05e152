import { NotFoundError } from '@backstage/errors';
import { type DeploymentPlace, findDeployment } from './findDeployment';
import { removeResource } from './kustomization';
import { layoutFor } from './layout';
import { type Plan, type ReadBase, readOnce, toPlan } from './Plan';

/** The error that a workload is not in the repository. */
export function notInRepository({
  root,
  cluster,
  namespace,
  kind,
  name,
}: DeploymentPlace): NotFoundError {
  return new NotFoundError(
    `name: there is no ${kind} '${name}' in ${root}/${cluster}/${namespace} on the base branch. Check cluster, namespace, kind and name; what is not in the repository cannot be changed there.`,
  );
}

/**
 * Takes a workload, the files that came with it and their entries in the kustomization away. The folder of the
 * namespace and its kustomization stay: others may be about to use them.
 * @throws NotFoundError when it is not there
 */
export async function planRetirement(
  place: DeploymentPlace,
  readBase: ReadBase,
): Promise<Plan> {
  const read = readOnce(readBase);
  const found = await findDeployment(place, read);
  if (!found) throw notInRepository(place);
  const { namespaceKustomization: list } = layoutFor(place);
  const files = new Map<string, string | null>();
  let kustomization = (await read(list))!;
  for (const path of [found.path, ...found.companions]) {
    files.set(path, null);
    kustomization = removeResource(kustomization, path.split('/').pop()!, list);
  }
  files.set(list, kustomization);
  return toPlan(files, [], read);
}
