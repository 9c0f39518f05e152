import type { AdmissionHook } from './admission/AdmissionHook';
import type { ShapeChecker } from './admission/ShapeChecker';
import { Accounts, type TokenName } from './auth';
import { Faults } from './faults/Faults';
import type { ProxyResolver } from './proxy/serviceTarget';
import { SnapshotPages } from './handlers/SnapshotPages';
import { WatchRegistry } from './handlers/WatchRegistry';
import { renderKubeconfig } from './kubeconfig';
import { PodLogs } from './podlogs/PodLogs';
import { createRegistry, installableType } from './resources';
import { ApiServer } from './server/ApiServer';
import { ServerClock } from './ServerClock';
import { Listener } from './server/Listener';
import { type RestartOptions, restartServer } from './server/restartServer';
import { ObjectStore } from './store';
import { loadState, StateWriter } from './store/StateFile';
import {
  createServerIdentity,
  issueClientCertificate,
  type ServerCertificate,
} from './tls/certificates';

/** After a process ends, revisions go on from far above, as etcd does when told to bump: none is ever given twice. */
const REVISION_LEAP = 10_000;

/** How an API server is made. */
export interface ApiServerOptions {
  name: string;
  host?: '127.0.0.1';
  /** 0, the default, takes any free port. */
  port?: number;
  /** File the objects, keys and tokens survive in. */
  stateFile?: string;
  /** Kinds whose CRD is not installed. */
  missingKinds?: readonly string[];
  /** Kinds of others whose CRD is installed, such as Kustomization or HTTPRoute; `ecosystemTypes.ts` lists what there is. */
  installedKinds?: readonly string[];
  /** How many writes watches can be resumed over. */
  window?: number;
  bookmarkEveryMs?: number;
  checkShape?: ShapeChecker;
  /** Admission webhook; gets the store, since webhooks look around. */
  admission?: (store: ObjectStore) => AdmissionHook;
  proxyTarget?: ProxyResolver;
  /** Fills a cluster that has no past, before it listens. */
  prepare?: (store: ObjectStore, progress: Record<string, unknown>) => void;
}

/** A running API server. */
export interface RunningApiServer {
  name: string;
  url: string;
  caPem: string;
  /** The valid tokens now; a renewed one takes the place of the old. */
  tokens: Record<TokenName, string>;
  /** A kubeconfig for one of the tokens, as YAML. */
  kubeconfig(user: TokenName): string;
  /** A certificate for one of the users, to show instead of a token. */
  clientCertificate(user: TokenName): Promise<ServerCertificate>;
  faults: Faults;
  store: ObjectStore;
  /** The server's own clock, which `faults.skewClock` sets wrong. */
  clock: ServerClock;
  /** Adds lines to what Pods' logs say by themselves. */
  logs: PodLogs;
  /** What simulators remember; saved with the objects. */
  progress: Record<string, unknown>;
  /** Whether the objects were there before this start. */
  resumed: boolean;
  restart(options?: RestartOptions): Promise<void>;
  stop(): Promise<void>;
}

function createStore(
  options: ApiServerOptions,
  saved: { revision: number } | null,
  clock: ServerClock,
) {
  const registry = createRegistry(options.missingKinds, options.installedKinds);
  return new ObjectStore(registry, {
    clock: clock.now,
    revision: saved ? saved.revision + REVISION_LEAP : undefined,
    window: options.window,
  });
}

/** Starts a Kubernetes-compatible API server over TLS on loopback. Rejects when the port is taken or the state file is damaged. */
export async function startApiServer(
  options: ApiServerOptions,
): Promise<RunningApiServer> {
  const { name, host = '127.0.0.1', port = 0, stateFile } = options;
  const saved = stateFile ? loadState(stateFile) : null;
  const identity = saved?.identity ?? (await createServerIdentity(name));
  const accounts = new Accounts(saved?.tokens);
  const { tokens } = accounts;
  const clock = new ServerClock();
  const progress = saved?.progress ?? {};
  const store = createStore(options, saved, clock);
  // What was installed later than the cluster was made is there still.
  for (const { kind } of saved?.objects ?? []) {
    store.registry.install(installableType(kind));
  }
  store.table.load(saved?.objects ?? [], o => store.registry.ofObject(o));
  if (!saved) {
    options.prepare?.(store, progress);
  }
  const watches = new WatchRegistry();
  watches.bookmarkEveryMs = options.bookmarkEveryMs;
  const pages = new SnapshotPages();
  const logs = new PodLogs(clock.now);

  const listener = new Listener(identity, identity.caPem, host, port);
  const faults = new Faults({
    watches,
    listener,
    store,
    accounts,
    clock,
    identity,
    forgetPages: () => pages.forget(),
  });
  const api = new ApiServer(
    {
      store,
      pages,
      watches,
      admission: {
        checkShape: options.checkShape ?? (() => ({ unknown: [], causes: [] })),
        hook: options.admission?.(store) ?? (() => null),
      },
      proxyTarget: options.proxyTarget ?? (() => null),
      logs,
      clock,
    },
    accounts,
    faults,
    clock,
  );
  listener.serve(api.handle);
  const writer = stateFile
    ? new StateWriter(stateFile, () => ({
        ...store.table.snapshot(),
        identity,
        tokens,
        progress,
      }))
    : undefined;
  const unsubscribe = store.subscribe(() => writer?.touch());
  await listener.open();
  writer?.flush();

  return {
    name,
    url: listener.url,
    caPem: identity.caPem,
    tokens,
    kubeconfig: user =>
      renderKubeconfig({
        cluster: name,
        url: listener.url,
        caPem: identity.caPem,
        user,
        token: tokens[user],
      }),
    clientCertificate: user =>
      issueClientCertificate(identity, accounts.nameOf(user)),
    faults,
    store,
    clock,
    logs,
    progress,
    resumed: saved !== null,
    restart: restart =>
      restartServer({ listener, store, pages, watches, faults }, restart),
    stop: async () => {
      unsubscribe();
      await listener.close();
      writer?.flush();
    },
  };
}
