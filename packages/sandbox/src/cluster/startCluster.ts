import type { Provisioner } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { startHelm } from '../helm';
import { kaitoAdmission } from '../kaito/admission';
import { startControllers } from '../kaito/controllers/startControllers';
import { modelServerTarget } from '../kaito/proxyTarget';
import { SEEDS, type SeedName } from '../kaito/seeds';
import { plantSeed } from '../kaito/seeds/plantSeed';
import { checkKaitoShape } from '../kaito/shape';
import { KAITO_KINDS, removeKaito } from '../kaito/withoutKaito';
import {
  type ApiServerOptions,
  type RunningApiServer,
  startApiServer,
} from './startApiServer';
import type { ObjectStore } from './store';

/** How a cluster is made. */
export interface StartClusterOptions
  extends Pick<
    ApiServerOptions,
    | 'name'
    | 'host'
    | 'port'
    | 'stateFile'
    | 'missingKinds'
    | 'installedKinds'
    | 'window'
    | 'bookmarkEveryMs'
  > {
  /** For people. */
  title?: string;
  /** What is there from the start; `empty` when absent. Ignored when the state file has a past. */
  seed?: SeedName;
  /** 1 is the demo's pace (a Workspace is ready in about 25 s); 0.1 is ten times faster. */
  pace?: number;
  /** Where models answer; without it the service proxy finds nothing listening. */
  modelServerUrl?: string;
  /** How KAITO gets nodes; `azure-gpu-provisioner` when absent. */
  provisioner?: Extract<Provisioner, 'azure-gpu-provisioner' | 'byo'>;
  /** `absent` for a cluster that waits to be prepared: its kinds come with KAITO's chart. Only of the seed `empty`. */
  kaito?: 'installed' | 'absent';
}

/** A running cluster: a Kubernetes API server with KAITO's behaviour on top. */
export interface SandboxCluster extends RunningApiServer {
  title: string;
}

/** KAITO's controller says in its arguments how it gets nodes; it says so truly. */
function tellProvisioner(store: ObjectStore, provisioner: string) {
  const name = 'kaito-workspace';
  store.modify('Deployment', name, name, draft => {
    const { template } = draft.spec as {
      template: { spec: { containers: { args?: string[] }[] } };
    };
    for (const container of template.spec.containers) {
      container.args = container.args?.map(argument =>
        argument.replace(
          /^--node-provisioner=.*/,
          `--node-provisioner=${provisioner}`,
        ),
      );
    }
  });
}

/** Starts a cluster on loopback. Rejects when the port is taken or the state file is damaged. */
export async function startCluster(
  options: StartClusterOptions,
): Promise<SandboxCluster> {
  const {
    seed = 'empty',
    pace = 1,
    provisioner = 'azure-gpu-provisioner',
    kaito = 'installed',
  } = options;
  const absent = kaito === 'absent';
  if (absent && seed !== 'empty') {
    throw new TypeError(
      `A cluster without KAITO has none of the deployments of the seed ${seed}; choose empty`,
    );
  }
  const server = await startApiServer({
    ...options,
    missingKinds: [
      ...(options.missingKinds ?? []),
      ...(absent ? KAITO_KINDS : []),
    ],
    checkShape: checkKaitoShape,
    admission: store => kaitoAdmission(store, provisioner),
    proxyTarget: modelServerTarget(options.name, options.modelServerUrl),
    prepare: (store, progress) => {
      plantSeed(store, progress, seed, new Date());
      if (absent) removeKaito(store);
      else tellProvisioner(store, provisioner);
    },
  });
  const stopControllers = startControllers({
    store: server.store,
    progress: server.progress,
    pace,
    region: SEEDS[seed].region,
    clock: server.clock.now,
    onError: error => {
      process.stderr.write(`${options.name}: ${error.message}\n`);
    },
  });
  const stopHelm = startHelm({
    store: server.store,
    pace,
    clock: server.clock.now,
  });
  return {
    ...server,
    title: options.title ?? options.name,
    stop: async () => {
      stopHelm();
      stopControllers();
      await server.stop();
    },
  };
}
