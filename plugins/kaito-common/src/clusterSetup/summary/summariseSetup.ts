import type { ClusterSetup } from '../ClusterSetup';
import { setupCommands } from '../commands';
import { gatesOf, isOnByDefault } from '../gates';
import { chartReleases } from '../objects';
import { agentWords, howToGoBack, whatHappensNext } from './consequences';
import { rightsOf } from './rights';
import { SETUP_KIND, type SetupSummary } from './SetupSummary';

const PROVISIONER_WORDS = {
  karpenter: 'Karpenter makes GPU nodes for each deployment',
  'azure-gpu-provisioner':
    'The Azure GPU provisioner (deprecated) makes GPU nodes for each deployment',
  byo: 'GPU nodes are brought by hand; KAITO makes none',
} as const;

const COMPONENT_WORDS: Record<string, string> = {
  'kaito-workspace': 'KAITO’s controller for Workspaces and InferenceSets',
  'kaito-ragengine': 'KAITO’s controller for RAGEngines',
  keda: 'KEDA, which scales by load',
  'keda-kaito-scaler': 'Tells KEDA how busy InferenceSets are',
};

function installWords(setup: ClusterSetup): string {
  switch (setup.install) {
    case 'chart':
      return `${agentWords(setup)} installs KAITO’s Helm charts`;
    case 'aks-add-on':
      return 'Add-on of AKS, enabled by hand';
    default:
      return 'Not by this request; only the portal’s rights are set up';
  }
}

/** Sums up a setup for who reviews it. */
export function summariseSetup(setup: ClusterSetup): SetupSummary {
  const { cluster, chart } = setup;
  return {
    kind: SETUP_KIND,
    cluster,
    agent: agentWords(setup),
    install: installWords(setup),
    version: chart?.release.version ?? null,
    provisioner: chart ? PROVISIONER_WORDS[chart.provisioner] : null,
    components: chartReleases(setup).map(
      ({ chart: { release, version, namespace } }) => ({
        name: release,
        version,
        namespace,
        what: COMPONENT_WORDS[release],
      }),
    ),
    gates: chart
      ? gatesOf(chart.release).map(gate => ({
          name: gate.name,
          on: chart.gates[gate.name],
          byDefault: isOnByDefault(gate, chart.release),
          what: gate.what,
        }))
      : [],
    rights: rightsOf(setup),
    commands: setupCommands(setup),
    next: whatHappensNext(setup),
    rollback: howToGoBack(setup),
  };
}
