import type { ClusterSetup } from '../ClusterSetup';
import { chartReleases } from '../objects';
import { optionalRoles } from '../portalAccess';

const AGENT_WORDS = { flux: 'Flux', argocd: 'Argo CD' } as const;

/** What the agent is called. */
export const agentWords = ({ agent }: ClusterSetup) => AGENT_WORDS[agent];

/** What happens once a setup is merged, a sentence or two each. */
export function whatHappensNext(setup: ClusterSetup): string[] {
  const agent = agentWords(setup);
  const { portal, chart, install } = setup;
  const roles = optionalRoles(portal).flatMap(({ namespaces: names }) => names);
  const namespaces = [...new Set(roles)].sort();
  const installed = chartReleases(setup).map(
    ({ chart: { release } }) => release,
  );
  return [
    `Merging is the approval. ${agent} applies the folder of ${setup.cluster} and gives the portal’s account its rights.`,
    ...(namespaces.length > 0
      ? [
          `The Roles for ${namespaces.join(', ')} need ${
            namespaces.length === 1 ? 'that namespace' : 'those namespaces'
          } to exist; until then ${agent} reports them as failing.`,
        ]
      : []),
    ...(chart
      ? [
          `${agent} installs ${installed.join(
            ', ',
          )}. Where a Helm release of that name is there already, it is upgraded to what stands here.`,
          'While KAITO’s controller restarts, no deployment can be created or changed; models that serve go on serving.',
        ]
      : []),
    ...(install === 'aks-add-on'
      ? [
          'Azure installs KAITO when the add-on is enabled by the command below.',
        ]
      : []),
    'The portal shows KAITO’s release, provisioner and gates on the page of the cluster once its controller is there.',
  ];
}

/** What reverting a setup means, a sentence or two each. */
export function howToGoBack(setup: ClusterSetup): string[] {
  const { chart, agent, install } = setup;
  const rights =
    'Revert the merge. The portal’s account loses its rights and the portal shows the cluster as no longer readable, with what it knew last.';
  if (!chart) {
    return [
      rights,
      ...(install === 'aks-add-on'
        ? [
            'KAITO stays: disable the add-on (az aks update --disable-ai-toolchain-operator) once no deployment is left.',
          ]
        : []),
    ];
  }
  return [
    rights,
    agent === 'flux'
      ? 'Where this installed KAITO anew, reverting uninstalls the controllers: retire every deployment first, since nobody gives their nodes back afterwards. KAITO’s kinds and the namespaces stay, by an annotation.'
      : 'Where this installed KAITO anew, reverting leaves it running: Argo CD forgets it. To remove it, retire every deployment first, then delete what the Applications installed.',
    'Where this changed a release or gates, reverting brings back what stood there before.',
  ];
}
