import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Common, Role } from './Role';

type Answer<T> = T extends (...given: any[]) => infer R ? Awaited<R> : never;

interface Pending {
  resolve(value: any): void;
  reject(error: Error): void;
}

/** A process of its own with a role, which is asked over IPC. What it writes goes to a file. */
export class Child<R extends Role> {
  readonly name: string;
  readonly log: string;
  readonly #process: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  #last = 0;

  private constructor(name: string, log: string, process: ChildProcess) {
    this.name = name;
    this.log = log;
    this.#process = process;
    process.on('message', ({ id, result, error }: any) => {
      const pending = this.#pending.get(id);
      this.#pending.delete(id);
      if (error === undefined) {
        pending?.resolve(result);
      } else {
        pending?.reject(new Error(`${name}: ${error}`));
      }
    });
    process.once('exit', (code, signal) => {
      const why = new Error(
        `The process ${name} ended (${signal ?? code}); see ${log}`,
      );
      this.#pending.forEach(({ reject }) => reject(why));
      this.#pending.clear();
    });
  }

  /**
   * Starts a process; resolves when it can be asked.
   * @param main - file that is run, from the folder of the benchmarks' sources
   */
  static async start<R extends Role>(
    main: string,
    options: { name?: string; logs: string; nodeOptions?: string[] },
  ): Promise<Child<R>> {
    const {
      name = basename(main, '.main.ts'),
      logs,
      nodeOptions = [],
    } = options;
    const log = join(logs, `${name}.log`);
    const out = openSync(log, 'w');
    const child = fork(join(dirname(process.argv[1]), main), {
      execArgv: [...process.execArgv, '--expose-gc', ...nodeOptions],
      stdio: ['ignore', out, out, 'ipc'],
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info' },
    });
    const ready = once(child, 'message');
    const gone = once(child, 'exit').then(() => {
      throw new Error(`The process ${name} did not start; see ${log}`);
    });
    gone.catch(() => {});
    await Promise.race([ready, gone]);
    return new Child<R>(name, log, child);
  }

  /** Calls what the role offers. Rejects when that throws or the process ends. */
  ask<K extends keyof (R & Common) & string>(
    method: K,
    ...given: Parameters<(R & Common)[K]>
  ): Promise<Answer<(R & Common)[K]>> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      if (this.#process.exitCode !== null || !this.#process.connected) {
        this.#pending.delete(id);
        reject(
          new Error(`The process ${this.name} has ended; see ${this.log}`),
        );
        return;
      }
      this.#process.send({ id, method, given });
    });
  }

  /** Ends the process; it is given five seconds to do so in good order. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) {
      return;
    }
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    const hard = setTimeout(() => this.#process.kill('SIGKILL'), 5_000);
    await exited;
    clearTimeout(hard);
  }
}
