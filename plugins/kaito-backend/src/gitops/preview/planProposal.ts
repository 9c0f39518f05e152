import type { ProposalRequest } from '@kaito-portal/backstage-plugin-kaito-common';
import type {
  ScmCheckout,
  ScmProvider,
} from '@kaito-portal/backstage-plugin-kaito-node';
import {
  planChanges,
  readOnce,
  toPlan,
  type GitOpsTarget,
  type Plan,
  type ProposedFile,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';

import { additionsPatch } from './additionsPatch';

/** The files of a request, as plans take them. */
export function filesOf({ files }: ProposalRequest): ProposedFile[] {
  return files.map(({ name, text }) => ({ file: name, text }));
}

/** A plan, and what of it a reader may see. */
export interface ShownPlan extends Plan {
  shown: string;
}

/**
 * What a request would change, planned as the action that proposes it does.
 * @throws ConflictError for a file that belongs to something else, InputError for a path that leads elsewhere
 */
export async function planProposal(
  request: ProposalRequest,
  given: {
    target: GitOpsTarget;
    checkout: ScmCheckout;
    sourceUrl: (path: string) => ReturnType<ScmProvider['fileUrl']>;
    /** Whether a file holds lines of others that the reader must not see. */
    isShared: (path: string) => boolean;
  },
): Promise<ShownPlan> {
  const { requestId, cluster, clusters, namespace } = request;
  const { target, checkout, sourceUrl, isShared } = given;
  const base = readOnce(checkout);
  const plan = await planChanges(
    {
      requestId,
      layout: target.layout,
      cluster,
      clusters,
      namespace,
      files: filesOf(request),
      sourceUrl,
    },
    base,
  );
  const patches: string[] = [];
  for (const [path, after] of plan.changes) {
    const isOwn = plan.manifests.includes(path);
    patches.push(
      !isOwn && isShared(path)
        ? additionsPatch(path, await base.read(path), after)
        : (await toPlan(new Map([[path, after]]), [], base)).diff,
    );
  }
  return { ...plan, shown: patches.join('') };
}
