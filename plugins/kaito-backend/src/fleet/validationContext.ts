import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import {
  contextOfInstallation,
  readInstallation,
} from '@kaito-portal/backstage-plugin-kaito-common/installation';
import type {
  ConfigMaps,
  ValidationContext,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import type { ClusterSnapshot } from '../watch/ClusterSnapshot';
import type { WatchedKindName } from '../watch/kinds';

type Known = Pick<ClusterSnapshot, 'kinds' | 'objects'>;

/** Whether all objects of a kind are known, so that one that is not there is missing. */
export function isComplete({ kinds }: Known, name: WatchedKindName): boolean {
  return kinds.some(({ kind, state }) => kind === name && state === 'synced');
}

function dataIn(objects: readonly KubeObject[], namespace: string): ConfigMaps {
  return Object.fromEntries(
    objects
      .filter(({ metadata }) => metadata.namespace === namespace)
      .map(object => [
        object.metadata.name,
        (object as { data?: Record<string, string> }).data ?? {},
      ]),
  );
}

/**
 * What KAITO's rules may ask about a cluster, for manifests of one namespace, as far as the watch knows it. What is not
 * known is left out, so that rules say "not checked" and never guess.
 */
export function validationContextOf(
  snapshot: Known,
  namespace: string,
): ValidationContext {
  const kaito = readInstallation(snapshot.objects('Deployment'));
  const configMaps = isComplete(snapshot, 'ConfigMap')
    ? snapshot.objects('ConfigMap')
    : undefined;
  return {
    ...contextOfInstallation(kaito),
    ...(isComplete(snapshot, 'Node') && {
      nodes: [...snapshot.objects('Node')],
    }),
    ...(configMaps && { configMaps: dataIn(configMaps, namespace) }),
    ...(configMaps &&
      kaito && { releaseConfigMaps: dataIn(configMaps, kaito.namespace) }),
  };
}
