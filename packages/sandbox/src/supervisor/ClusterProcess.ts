import { ChildProcess, fork } from 'node:child_process';
import type { PlannedCluster } from './clusterPlan';

/** What a cluster's process is told. */
export interface ClusterProcessOptions extends PlannedCluster {
  port: number;
  pace: number;
  modelServerUrl: string;
  installedKinds: readonly string[];
  stateFile: string;
}

/** What a cluster's process says once it serves. */
export interface ClusterFacts {
  /** Tells it apart from what the TypeScript loader says over the same channel. */
  type: 'cluster-serves';
  url: string;
  caPem: string;
  tokens: { reader: string; gitops: string; admin: string };
}

/**
 * One cluster in a process of its own, so that it can be killed like a real one.
 * Its objects, CA and tokens are in the state file and outlive the process.
 */
export class ClusterProcess {
  readonly options: ClusterProcessOptions;
  #child: ChildProcess | undefined;
  #facts: ClusterFacts | undefined;

  constructor(options: ClusterProcessOptions) {
    this.options = options;
  }

  /** Facts of the last start; throws before the first. */
  get facts(): ClusterFacts {
    if (!this.#facts) {
      throw new Error(`Cluster ${this.options.name} has not started yet`);
    }
    return this.#facts;
  }

  get running(): boolean {
    return this.#child !== undefined;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the process; resolves once it serves, rejects when it ends before. Does nothing when it runs. */
  async start(): Promise<void> {
    if (this.#child) {
      return;
    }
    const child = fork(
      require.resolve('../clusterMain.ts'),
      [JSON.stringify(this.options)],
      {
        execArgv: process.execArgv,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    );
    this.#child = child;
    child.once('exit', () => {
      if (this.#child === child) {
        this.#child = undefined;
      }
    });
    this.#facts = await new Promise<ClusterFacts>((resolve, reject) => {
      child.on('message', message => {
        if ((message as ClusterFacts).type === 'cluster-serves') {
          resolve(message as ClusterFacts);
        }
      });
      child.once('error', reject);
      child.once('exit', code =>
        reject(
          new Error(
            `Cluster ${this.options.name} ended with code ${code} before it served`,
          ),
        ),
      );
    });
  }

  /** Ends the process without a goodbye, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends the process in good order. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child) {
      return;
    }
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }
}
