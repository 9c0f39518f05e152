import {
  workloadKindSchema,
  type KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { toFacts } from '../../fleet/rows/toFacts';
import { toResource } from '../../fleet/toResource';
import type { Allows } from '../../permissions/ResourceGate';
import type { BranchState } from '../reader';

/** Whether a folder of a branch holds workloads that a caller may not read. */
export function hasHidden(
  { files }: BranchState,
  folder: string,
  cluster: string,
  mayRead: Allows,
): boolean {
  const allows = (object: KubeObject) =>
    mayRead(
      toResource(
        toFacts(cluster, workloadKindSchema.parse(object.kind), object),
      ),
    );
  const below = folder ? `${folder}/` : '';
  return [...(files?.files.values() ?? [])]
    .filter(({ path }) => path.startsWith(below))
    .some(({ workloads }) => !workloads.every(allows));
}
