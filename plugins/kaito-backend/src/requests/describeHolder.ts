import type {
  KaitoRequest,
  RequestPlace,
} from '@kaito-portal/backstage-plugin-kaito-common';

/** Why a place cannot be asked for, in a sentence. `holder` is left out for who may not know of it. */
export function describeHolder(
  { kind, namespace, name, cluster }: RequestPlace,
  holder: KaitoRequest | undefined,
): string {
  const what =
    kind === 'Cluster'
      ? `The cluster ${cluster}`
      : `The ${kind} ${namespace}/${name} in cluster ${cluster}`;
  if (!holder) {
    return `name: ${what} is taken by another request that is still open. Choose another name, or ask the platform team.`;
  }
  const where = holder.pullRequest?.url
    ? `Its pull request is ${holder.pullRequest.url}.`
    : 'Its pull request is not open yet.';
  return `name: ${what} is taken by request ${holder.id} ("${holder.title}") of ${holder.requestedBy}, open since ${holder.submittedAt}. ${where} Wait until that is merged or closed, or choose another name.`;
}
