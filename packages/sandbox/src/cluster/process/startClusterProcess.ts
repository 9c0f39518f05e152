import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { TokenName } from '../auth';
import type { Faults } from '../faults/Faults';
import { renderKubeconfig } from '../kubeconfig';
import type { SandboxCluster, StartClusterOptions } from '../startCluster';
import type { ObjectStore } from '../store';
import { RemoteCalls } from './RemoteCalls';
import type { Served } from './messages';

/** The same methods, called in another process: each gives a promise, and takes no functions. */
export type Remote<T> = {
  [Name in keyof T]: T[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};

/** A cluster in a process of its own: its work is not this process's, and it can be suspended and killed. */
export interface ClusterInProcess {
  pid: number;
  url: string;
  caPem: string;
  tokens: Record<TokenName, string>;
  kubeconfig(user: TokenName): string;
  faults: Remote<Faults>;
  store: Remote<
    Pick<ObjectStore, 'create' | 'update' | 'delete' | 'get' | 'list'>
  >;
  restart(...args: Parameters<SandboxCluster['restart']>): Promise<void>;
  /** SIGSTOP: the kernel accepts connections, nobody answers; streams stand still. */
  suspend(): void;
  /** SIGCONT. */
  resume(): void;
  /** SIGKILL. Resolves when the process is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a cluster in a process of its own. Rejects when it ends before it serves. */
export async function startClusterProcess(
  options: StartClusterOptions,
): Promise<ClusterInProcess> {
  const child = fork(
    require.resolve('./processMain.ts'),
    [JSON.stringify(options)],
    {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // Carries regular expressions, which JSON does not.
      serialization: 'advanced',
    },
  );
  const gone = once(child, 'exit');
  const served = new Promise<Served>((resolve, reject) => {
    child.on('message', (message: Served) => {
      if (message.type === 'cluster-serves') {
        resolve(message);
      }
    });
    child.once('error', reject);
    child.once('exit', code =>
      reject(
        new Error(
          `Cluster ${options.name} ended with code ${code} before it served`,
        ),
      ),
    );
  });
  const { url, caPem, tokens } = await served;
  const calls = new RemoteCalls(child, options.name);
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  return {
    pid: child.pid!,
    url,
    caPem,
    tokens,
    kubeconfig: user =>
      renderKubeconfig({
        cluster: options.name,
        url,
        caPem,
        user,
        token: tokens[user],
      }),
    faults: calls.on<Remote<Faults>>('faults'),
    store: calls.on<ClusterInProcess['store']>('store'),
    restart: (...args) =>
      calls.on<Remote<SandboxCluster>>('cluster').restart(...args),
    suspend: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    kill,
    stop: async () => {
      child.kill('SIGCONT');
      child.disconnect();
      await gone;
    },
  };
}
