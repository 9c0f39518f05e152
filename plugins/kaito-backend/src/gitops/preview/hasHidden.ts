import {
  workloadKindSchema,
  type KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { toFacts } from '../../fleet/rows/toFacts';
import { toResource } from '../../fleet/toResource';
import type { Allows } from '../../permissions/ResourceGate';
import type { BranchState } from '../reader';

/** Whether a caller may read the workload that a manifest describes. */
export const allowsIn =
  (cluster: string, mayRead: Allows) =>
  (object: KubeObject): boolean =>
    mayRead(
      toResource(
        toFacts(cluster, workloadKindSchema.parse(object.kind), object),
      ),
    );

/** Whether a folder of a branch holds workloads that a caller may not read. */
export function hasHidden(
  { files }: BranchState,
  folder: string,
  cluster: string,
  mayRead: Allows,
): boolean {
  const allows = allowsIn(cluster, mayRead);
  const below = folder ? `${folder}/` : '';
  return [...(files?.files.values() ?? [])]
    .filter(({ path }) => path.startsWith(below))
    .some(({ workloads }) => !workloads.every(allows));
}

/** The folder of a path; empty for that of the repository. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
