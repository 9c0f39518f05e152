import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { commitOf, isWithin, type AgentFacts } from './AgentFacts';

type Kustomization = KubeObject & {
  spec?: { path?: string; suspend?: boolean };
  status?: {
    lastAppliedRevision?: string;
    conditions?: { type: string; status: string; message?: string }[];
  };
};

const LABEL = 'kustomize.toolkit.fluxcd.io';

/**
 * The Flux Kustomization that applies a file: the one the live object names, else the one whose path is nearest.
 * @param kustomizations - those of the cluster
 */
export function fluxAgent(
  kustomizations: readonly KubeObject[],
  live: KubeObject | null,
  path: string | null,
): AgentFacts | null {
  const labels = live?.metadata.labels ?? {};
  const named = kustomizations.find(
    ({ metadata }) =>
      metadata.name === labels[`${LABEL}/name`] &&
      metadata.namespace === labels[`${LABEL}/namespace`],
  );
  const found = named ?? nearest(kustomizations, path);
  return found ? toFacts(found as Kustomization, named !== undefined) : null;
}

function nearest(kustomizations: readonly KubeObject[], path: string | null) {
  const length = (candidate: KubeObject) =>
    (candidate as Kustomization).spec?.path?.length ?? 0;
  return path === null
    ? undefined
    : kustomizations
        .filter(candidate =>
          isWithin(path, (candidate as Kustomization).spec?.path),
        )
        .sort((a, b) => length(b) - length(a))[0];
}

function toFacts(
  { metadata, spec, status }: Kustomization,
  certain: boolean,
): AgentFacts {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  const failing = ready?.status === 'False';
  return {
    kind: 'flux',
    name: `${metadata.namespace}/${metadata.name}`,
    revision: commitOf(status?.lastAppliedRevision),
    certain,
    problem: spec?.suspend
      ? 'it is suspended'
      : (failing && (ready.message || 'it is not ready')) || null,
  };
}
