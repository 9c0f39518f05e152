import type { ChildProcess } from 'node:child_process';
import type { Call, Called, RemotePart } from './messages';

/** Calls methods of a cluster that lives in a child process. */
export class RemoteCalls {
  private readonly open = new Map<
    number,
    { resolve(result: unknown): void; reject(error: Error): void }
  >();
  private lastId = 0;

  constructor(private readonly child: ChildProcess, name: string) {
    child.on('message', (message: Called) => {
      if (message.type === 'cluster-called') {
        this.settle(message);
      }
    });
    child.once('exit', () => {
      const error = new Error(`The process of cluster ${name} is gone`);
      this.open.forEach(({ reject }) => reject(error));
      this.open.clear();
    });
  }

  /** One part of the cluster, with every method as a call. */
  on<T extends object>(part: RemotePart): T {
    return new Proxy({} as T, {
      get:
        (_, method) =>
        (...args: unknown[]) =>
          this.call(part, String(method), args),
    });
  }

  private call(part: RemotePart, method: string, args: unknown[]) {
    this.lastId += 1;
    const id = this.lastId;
    const call: Call = { type: 'cluster-call', id, part, method, args };
    return new Promise((resolve, reject) => {
      this.open.set(id, { resolve, reject });
      this.child.send(call, error => {
        if (error) {
          this.settle({ type: 'cluster-called', id, error: error.message });
        }
      });
    });
  }

  private settle({ id, result, error }: Called) {
    const waiting = this.open.get(id);
    this.open.delete(id);
    if (error === undefined) {
      waiting?.resolve(result);
    } else {
      waiting?.reject(new Error(error));
    }
  }
}
