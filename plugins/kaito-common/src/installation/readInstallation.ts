import { readPath, readText } from '../manifests/readPath';
import type { KubeObject } from '../manifests/types';
import { controllerContainer, flagsOf, variablesOf } from './controller';
import type { KaitoInstallation } from './KaitoInstallation';
import { parseGates } from './parseGates';

const PROVISIONERS = ['azure-gpu-provisioner', 'karpenter', 'byo'] as const;
const CLOUDS = ['azure', 'aws', 'arc'] as const;

function oneOf<T extends string>(
  known: readonly T[],
  text: string | undefined,
): T | null {
  return known.find(value => value === text?.trim().toLowerCase()) ?? null;
}

/** `0.12.0` of `registry:5000/kaito/workspace:v0.12.0@sha256:…`; null for a tag that is no version, such as `latest`. */
function versionOf(image: string): string | null {
  const [name] = image.split('@', 1);
  const tag = /:([^/:]+)$/.exec(name)?.[1] ?? '';
  return /^v?(\d+\.\d+(?:\.\d+)?(?:[.+-][\w.+-]*)?)$/.exec(tag)?.[1] ?? null;
}

function distributionOf({
  metadata,
}: KubeObject): KaitoInstallation['distribution'] {
  const labels = metadata.labels ?? {};
  if (
    labels['kubernetes.azure.com/managedby'] === 'aks' ||
    metadata.namespace === 'kube-system'
  ) {
    return 'aks-add-on';
  }
  return labels['app.kubernetes.io/managed-by'] === 'Helm' ? 'helm' : null;
}

function readyReplicas(deployment: KubeObject): number {
  const ready = readPath(deployment, 'status', 'readyReplicas');
  return typeof ready === 'number' ? ready : 0;
}

const referenceOf = ({ metadata }: KubeObject) =>
  `${metadata.namespace ?? ''}/${metadata.name}`;

/**
 * How KAITO is installed in a cluster, read from the Deployment of its Workspace controller, in whatever namespace it
 * is; null when there is none among the given. What the Deployment does not say is null: a default that a release may
 * change is not guessed. Of several controllers the one that runs is read, and the others are named.
 */
export function readInstallation(
  deployments: readonly KubeObject[],
): KaitoInstallation | null {
  const controllers = deployments
    .filter(deployment => controllerContainer(deployment))
    .sort(
      (a, b) =>
        Math.min(readyReplicas(b), 1) - Math.min(readyReplicas(a), 1) ||
        (referenceOf(a) < referenceOf(b) ? -1 : 1),
    );
  const [first, ...others] = controllers;
  if (!first) {
    return null;
  }
  const container = controllerContainer(first)!;
  const image = readText(container, 'image') ?? '';
  const flags = flagsOf(container);
  return {
    namespace: first.metadata.namespace ?? '',
    deployment: first.metadata.name,
    image: image || null,
    version: versionOf(image),
    provisioner: oneOf(PROVISIONERS, flags['node-provisioner']),
    cloud: oneOf(CLOUDS, variablesOf(container).CLOUD_PROVIDER),
    gates: parseGates(flags['feature-gates']),
    distribution: distributionOf(first),
    running: readyReplicas(first) > 0,
    others: others.map(referenceOf),
  };
}
