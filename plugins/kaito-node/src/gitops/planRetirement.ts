import { NotFoundError } from '@backstage/errors';
import {
  ManifestParseError,
  parseManifests,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { type BaseBranch, pathsBelow, readOnce } from './BaseBranch';
import {
  type Deployment,
  type DeploymentPlace,
  findDeployment,
} from './findDeployment';
import { keepKustomizations } from './keepKustomizations';
import { removeResource } from './kustomization';
import { chainAbove, kustomizationIn } from './kustomizationChain';
import type { Layout } from './layout';
import { type Plan, toPlan } from './Plan';

/** The error that a workload is not in the repository. */
export function notInRepository(
  { kind, name, cluster }: DeploymentPlace,
  { pattern, kubefleet }: Layout,
): NotFoundError {
  const where = kubefleet ? `${pattern}, as placed on ${cluster},` : pattern;
  return new NotFoundError(
    `name: there is no ${kind} '${name}' in ${where} on the base branch. Check cluster, namespace, kind and name; what is not in the repository cannot be changed there.`,
  );
}

function holdsWorkload(text: string | null): boolean {
  try {
    return parseManifests(text ?? '').some(({ object }) =>
      object.apiVersion.startsWith('kaito.sh/'),
    );
  } catch (error) {
    if (error instanceof ManifestParseError) return false;
    throw error;
  }
}

/** What goes with a deployment: a folder, or some files of one that others are in too. */
interface Removal {
  paths: string[];
  /** The folder that goes as a whole; null when others stay in it. */
  folder: string | null;
}

async function removalOf(
  { path, companions }: Deployment,
  { ownDepth }: Layout,
  base: BaseBranch,
): Promise<Removal> {
  const some = { paths: [path, ...companions], folder: null };
  if (ownDepth === null) return some;
  const folder = path.split('/').slice(0, ownDepth).join('/');
  const all = await pathsBelow(base, folder);
  for (const other of all) {
    if (other === path || !/\.ya?ml$/.test(other)) continue;
    if (holdsWorkload(await base.read(other))) return some;
  }
  return { paths: all, folder };
}

/** Takes the entry of a folder that goes out of the kustomization above it. */
async function unlist(
  folder: string,
  files: Map<string, string | null>,
  layout: Layout,
  base: BaseBranch,
) {
  const [above] = chainAbove(layout, folder);
  if (!above || layout.format === 'plain') return;
  const path = await kustomizationIn(above.folder, base);
  const text = await base.read(path);
  if (text) files.set(path, removeResource(text, above.entry, path));
}

/**
 * Takes a workload, the files that came with it and their entries in the kustomization away; a folder of its own goes as
 * a whole. The folder of the namespace and its kustomization stay: others may be about to use them.
 * @throws NotFoundError when it is not there
 */
export async function planRetirement(
  place: DeploymentPlace,
  layout: Layout,
  branch: BaseBranch,
): Promise<Plan & { found: Deployment; removed: string[] }> {
  const base = readOnce(branch);
  const found = await findDeployment(place, layout, base);
  if (!found) throw notInRepository(place, layout);
  const removal = await removalOf(found, layout, base);
  const files = new Map<string, string | null>(
    removal.paths.map(path => [path, null]),
  );
  if (removal.folder === null) await keepKustomizations(files, layout, base);
  else await unlist(removal.folder, files, layout, base);
  const plan = await toPlan(files, [], base);
  return { ...plan, found, removed: removal.paths };
}
