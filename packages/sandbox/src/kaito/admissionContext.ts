import type {
  ConfigMaps,
  FeatureGate,
  Provisioner,
  ValidationContext,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import type { ObjectStore } from '../cluster/store';

const RELEASE_NAMESPACE = 'kaito-workspace';

/** Gates as KAITO's chart leaves them. */
const DEFAULT_GATES: Record<FeatureGate, boolean> = {
  vLLM: true,
  enableMIG: false,
  enableAccelerator: false,
  ModelStreaming: false,
  ModelMirror: false,
  enableBaseImageAutoUpgrade: false,
  enableInferenceSetController: true,
  enableMultiRoleInferenceController: false,
};

interface PodTemplate {
  template?: { spec?: { containers?: { args?: string[] }[] } };
}

/** Gates of `--feature-gates=a=true,b=false` of the controller's Deployment, over the chart's. */
export function gatesOf(store: ObjectStore): Record<FeatureGate, boolean> {
  const args = store
    .list('Deployment', RELEASE_NAMESPACE)
    .flatMap(
      ({ spec }) =>
        (spec as PodTemplate | undefined)?.template?.spec?.containers ?? [],
    )
    .flatMap(container => container.args ?? []);
  const given = args.flatMap(
    arg => /^--feature-gates=(.*)$/.exec(arg)?.[1].split(',') ?? [],
  );
  return given.reduce((gates, pair) => {
    const [name, value] = pair.split('=');
    return { ...gates, [name]: value === 'true' };
  }, DEFAULT_GATES);
}

function configMapsOf(
  store: ObjectStore,
  namespace: string | undefined,
): ConfigMaps {
  return Object.fromEntries(
    store
      .list('ConfigMap', namespace)
      .map(({ metadata, data }) => [
        metadata.name,
        (data ?? {}) as Record<string, string>,
      ]),
  );
}

/** What KAITO's webhook can look up in the cluster about an object of a namespace. */
export function admissionContext(
  store: ObjectStore,
  provisioner: Provisioner,
  namespace: string | undefined,
): ValidationContext {
  const release = configMapsOf(store, RELEASE_NAMESPACE);
  return {
    provisioner,
    cloud: 'azure',
    nodes: store.list('Node'),
    secrets: store.list('Secret', namespace).map(s => s.metadata.name),
    configMaps: configMapsOf(store, namespace),
    // The chart's defaults stand in for files of the controller; without them its rules are left to it.
    ...(Object.keys(release).length ? { releaseConfigMaps: release } : {}),
    gates: gatesOf(store),
    csiDrivers: [],
    nodeClasses: [],
  };
}
