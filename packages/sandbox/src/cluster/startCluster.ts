import { type RunningApiServer, startApiServer } from './startApiServer';

/** What a seeded cluster starts with. */
export type SeedName = 'prod' | 'dev' | 'research' | 'empty';

/** How a cluster is made. */
export interface StartClusterOptions {
  name: string;
  /** For people. */
  title?: string;
  /** 0, the default, takes any free port. */
  port?: number;
  seed?: SeedName;
  /** 1 is the demo's pace (a Workspace is ready in about 25 s); 0.1 is ten times faster. */
  pace?: number;
  /** Where models answer; without it the service proxy finds nothing listening. */
  modelServerUrl?: string;
  /** File in which the cluster survives its process, as in etcd. */
  stateFile?: string;
  host?: '127.0.0.1';
  /** Kinds whose CRD is not installed. */
  missingKinds?: readonly string[];
  /** How many writes watches can be resumed over. */
  window?: number;
  /** How often watches that asked for it get a bookmark. */
  bookmarkEveryMs?: number;
}

/** A running cluster: a Kubernetes API server with KAITO's behaviour on top. */
export interface SandboxCluster extends RunningApiServer {
  title: string;
}

/** Starts a cluster on loopback. Rejects when the port is taken or the state file is damaged. */
export async function startCluster(
  options: StartClusterOptions,
): Promise<SandboxCluster> {
  const server = await startApiServer(options);
  if (!server.store.get('Namespace', 'default')) {
    server.store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'default' },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    });
  }
  return { ...server, title: options.title ?? options.name };
}
