import type { ChartRelease } from './ChartRelease';

/** A release of KAITO's charts: gates with the defaults of its values, and the kinds it brings. */
interface KaitoRelease {
  gates: Record<string, boolean>;
  kinds: readonly string[];
  /** Whether the controller is told how nodes come about by a flag. */
  provisionerFlag: boolean;
}

const OLD_GATES = {
  vLLM: true,
  disableNodeAutoProvisioning: false,
  gatewayAPIInferenceExtension: false,
  enableInferenceSetController: false,
};
const MORE_GATES = {
  ...OLD_GATES,
  enableInferenceSetController: true,
  enableMultiRoleInferenceController: false,
  ModelMirror: false,
  ModelStreaming: false,
  enableBaseImageAutoUpgrade: false,
};
const OLD_KINDS = ['Workspace', 'InferenceSet', 'NodeClaim'];
const MORE_KINDS = [...OLD_KINDS, 'MultiRoleInference', 'ModelMirror'];

/** KAITO's releases as `reference` has them; the sandbox behaves as the last one whatever is installed. */
const RELEASES: Record<string, KaitoRelease> = {
  '0.10.0': { gates: OLD_GATES, kinds: OLD_KINDS, provisionerFlag: false },
  '0.11.0': { gates: MORE_GATES, kinds: MORE_KINDS, provisionerFlag: true },
  '0.12.0': {
    gates: { ...MORE_GATES, enableMIG: false, enableAccelerator: false },
    kinds: MORE_KINDS,
    provisionerFlag: true,
  },
};

/** What an installed chart brings into a cluster. */
export interface InstalledChart {
  image: string;
  args: string[];
  env: { name: string; value: string }[];
  kinds: readonly string[];
  /** Why its controller does not start; null when it does. */
  fails: string | null;
}

const REGISTRY = 'mcr.microsoft.com/aks/kaito';

function workspace(release: ChartRelease): InstalledChart | null {
  const { version, values } = release;
  const known = RELEASES[version];
  if (!known) return null;
  const chosen = (values.featureGates ?? {}) as Record<string, boolean>;
  const gates = { ...known.gates, ...chosen };
  const unknown = Object.keys(gates).filter(name => !(name in known.gates));
  const list = Object.entries(gates).map(([name, on]) => `${name}=${on}`);
  const provisioner = values.nodeProvisioner ?? 'azure-gpu-provisioner';
  return {
    image: `${REGISTRY}/workspace:${version}`,
    args: [
      `--feature-gates=${list.join(',')}`,
      ...(known.provisionerFlag ? [`--node-provisioner=${provisioner}`] : []),
    ],
    env: [
      {
        name: 'CLOUD_PROVIDER',
        value: String(values.cloudProviderName ?? 'azure'),
      },
      { name: 'CLUSTER_NAME', value: String(values.clusterName ?? 'kaito') },
    ],
    kinds: known.kinds,
    fails:
      unknown.length > 0
        ? `invalid feature gate(s) ${unknown.join(', ')}`
        : null,
  };
}

function ragEngine({ version }: ChartRelease): InstalledChart | null {
  return RELEASES[version]
    ? {
        image: `${REGISTRY}/ragengine:${version}`,
        args: [],
        env: [],
        kinds: ['RAGEngine'],
        fails: null,
      }
    : null;
}

const plain =
  (image: string, kinds: readonly string[] = []) =>
  (): InstalledChart => ({ image, args: [], env: [], kinds, fails: null });

const CHARTS: Record<string, (release: ChartRelease) => InstalledChart | null> =
  {
    workspace,
    ragengine: ragEngine,
    keda: plain('ghcr.io/kedacore/keda:2.18.1', ['ScaledObject']),
    'keda-kaito-scaler': plain('ghcr.io/kaito-project/keda-kaito-scaler:0.6.2'),
  };

/** What a chart brings; null for a chart, or a version of it, that the sandbox does not have. */
export function installedChart(release: ChartRelease): InstalledChart | null {
  return CHARTS[release.chart]?.(release) ?? null;
}
