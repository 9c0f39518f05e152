import type { ApiObject } from '../cluster/ApiObject';
import { installableType } from '../cluster/resources';
import type { ObjectStore } from '../cluster/store';
import { type ChartRelease, chartReleaseOf } from './ChartRelease';
import { chartDeployment, INSTALLED_BY, installerOf } from './deployment';
import { type InstallFailure, installStatus } from './installStatus';
import { installedChart } from './kaitoCharts';

/** Kinds that install charts, and whether what they installed goes with them. */
const INSTALLERS: Record<string, { uninstalls: boolean }> = {
  HelmRelease: { uninstalls: true },
  // Without Argo CD's finalizer, which the portal does not set, an Application leaves things running.
  Application: { uninstalls: false },
};

/** Seconds an installation takes at pace 1. */
const TAKES = 4;

/** How the agent's Helm works. */
export interface HelmOptions {
  store: ObjectStore;
  pace: number;
  clock: () => Date;
}

const serves = ({ registry }: ObjectStore, kind: string) =>
  registry.types.some(type => type.kind === kind);

/** Installs what a release wants, or says why it cannot. */
function install(
  store: ObjectStore,
  release: ChartRelease,
  installer: string,
): InstallFailure {
  const chart = installedChart(release);
  if (!chart) {
    return {
      reason: 'ArtifactFailed',
      message: `chart "${release.chart}" version "${release.version}" not found in the repositories the sandbox knows`,
    };
  }
  chart.kinds.forEach(kind => store.registry.install(installableType(kind)));
  const { name, namespace } = release;
  if (!store.get('Namespace', namespace)) {
    store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
      status: { phase: 'Active' },
    });
  }
  const wanted = chartDeployment(release, chart, installer);
  const there = store.modify('Deployment', name, namespace, draft => {
    draft.metadata.labels = wanted.metadata.labels;
    draft.metadata.annotations = wanted.metadata.annotations;
    draft.spec = wanted.spec;
    draft.status = wanted.status;
  });
  if (!there) {
    store.create({ apiVersion: 'apps/v1', kind: 'Deployment', ...wanted });
  }
  return chart.fails
    ? {
        reason: 'InstallFailed',
        message: `Deployment ${namespace}/${name} did not become ready: ${chart.fails}`,
      }
    : null;
}

function uninstall(store: ObjectStore, installer: string) {
  for (const { metadata } of store.list('Deployment')) {
    if (metadata.labels?.[INSTALLED_BY] === installer) {
      store.delete('Deployment', metadata.name, metadata.namespace);
    }
  }
}

/**
 * Lets the cluster's agent install charts: HelmReleases of Flux, and Applications of Argo CD. A chart becomes the
 * Deployment of its controller and the kinds it brings. Returns the way to stop.
 */
export function startHelm({ store, pace, clock }: HelmOptions): () => void {
  const timers = new Map<string, NodeJS.Timeout>();

  const reconcile = ({ kind, metadata }: ApiObject) => {
    const { name, namespace } = metadata;
    const object = store.get(kind, name, namespace);
    const release = object && chartReleaseOf(object);
    if (!object || !release) return;
    const failure = install(store, release, installerOf(object));
    store.modify(kind, name, namespace, draft => {
      draft.status = installStatus(object, release, failure, clock());
    });
  };
  const attend = (object: ApiObject) => {
    const id = installerOf(object);
    if (timers.has(id)) return;
    const timer = setTimeout(() => {
      timers.delete(id);
      reconcile(object);
    }, TAKES * 1000 * pace);
    timers.set(id, timer);
  };
  const unsubscribe = store.subscribe(({ type, object, resource }) => {
    const installer = INSTALLERS[resource.kind];
    if (!installer) return;
    if (type !== 'DELETED') {
      attend(object);
      return;
    }
    clearTimeout(timers.get(installerOf(object)));
    timers.delete(installerOf(object));
    if (installer.uninstalls) {
      // After the write that caused it is over, as a controller that watches would.
      setImmediate(() => uninstall(store, installerOf(object)));
    }
  });
  for (const kind of Object.keys(INSTALLERS)) {
    if (serves(store, kind)) store.list(kind).forEach(reconcile);
  }
  return () => {
    unsubscribe();
    timers.forEach(timer => clearTimeout(timer));
  };
}
