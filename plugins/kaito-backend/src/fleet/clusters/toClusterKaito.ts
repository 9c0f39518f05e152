import type {
  ClusterKaito,
  KindState,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  readInstallation,
  type KaitoInstallation,
} from '@kaito-portal/backstage-plugin-kaito-common/installation';
import { catalogFor } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';

const NO_CONTROLLER =
  'No Deployment of KAITO’s controller is in this cluster. Install KAITO there, or check that its image is named kaito/workspace.';

function adviceOn(installation: KaitoInstallation): string | null {
  const { namespace, deployment, others, running, version } = installation;
  if (others.length > 0) {
    return `More than one KAITO controller is in this cluster: ${namespace}/${deployment} and ${others.join(
      ', ',
    )}. They work against each other; remove all but one.`;
  }
  if (!running) {
    return `No replica of ${namespace}/${deployment} is ready. Until one is, no deployment can be created or changed there.`;
  }
  return version === null
    ? `The image of ${namespace}/${deployment} has no version as its tag, so manifests are checked for the newest known release.`
    : null;
}

function whyNotChecked(deployments: KindState | undefined): string {
  return (
    deployments?.message ??
    'The portal has not read the Deployments of this cluster yet.'
  );
}

function catalogOf(version: string | null): ClusterKaito['catalog'] {
  const { kaitoVersion, exact, complete, presetNames, note } =
    catalogFor(version);
  return { release: kaitoVersion, exact, complete, presetNames, note };
}

/** How KAITO is installed in a cluster, as far as its Deployments are known. */
export function toClusterKaito(
  snapshot: Pick<ClusterSnapshot, 'kinds' | 'objects'>,
): ClusterKaito {
  const deployments = snapshot.kinds.find(({ kind }) => kind === 'Deployment');
  const installation = readInstallation(snapshot.objects('Deployment'));
  const current = deployments?.state === 'synced';
  const rest = {
    installation,
    catalog: catalogOf(installation?.version ?? null),
    asOf: deployments?.asOf ?? null,
    stale: !current,
  };
  if (installation) {
    return { state: 'found', message: adviceOn(installation), ...rest };
  }
  // That there is none only follows where all are known.
  return current
    ? { state: 'not-found', message: NO_CONTROLLER, ...rest }
    : { state: 'not-checked', message: whyNotChecked(deployments), ...rest };
}
