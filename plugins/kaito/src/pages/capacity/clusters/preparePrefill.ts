import type { ClusterView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  chosenGates,
  findSetupRelease,
} from '@kaito-portal/backstage-plugin-kaito-common/cluster-setup';
import type { PreparePrefill } from '../../../nav';

/**
 * What the form that prepares a cluster begins with: the KAITO that is there, so that sending the form changes only
 * what a person changes in it. Of one that is not known, or not there, the cluster alone.
 */
export function preparePrefill({
  name,
  kaito,
  kinds,
}: ClusterView): PreparePrefill {
  const { installation } = kaito;
  const release =
    installation?.version && findSetupRelease(installation.version);
  if (!installation || !release) {
    return { cluster: name };
  }
  const { cloud, provisioner, gates } = installation;
  return {
    cluster: name,
    install: 'chart',
    kaitoVersion: release.version,
    ...(cloud && { cloud }),
    ...(provisioner && { provisioner }),
    ...chosenGates(release, gates),
    ragEngine: kinds.some(
      ({ kind, state }) => kind === 'RAGEngine' && state !== 'crd-missing',
    ),
  };
}
