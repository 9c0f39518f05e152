import type { LogLine } from './simulatedLog';

const keyOf = (namespace: string, pod: string, container: string) =>
  `${namespace}/${pod}/${container}`;

/** Lines that tests and simulators add to what a container's log says by itself. */
export class PodLogs {
  private readonly lines = new Map<string, LogLine[]>();
  private readonly listeners = new Set<() => void>();

  /** @param now the server's clock */
  constructor(private readonly now: () => Date) {}

  /** Adds lines to the log of a container's current run, now. */
  append(
    of: { namespace: string; pod: string; container: string },
    ...texts: string[]
  ) {
    const key = keyOf(of.namespace, of.pod, of.container);
    const at = this.now();
    const more = texts.map(text => ({ at, text }));
    this.lines.set(key, [...(this.lines.get(key) ?? []), ...more]);
    [...this.listeners].forEach(listener => listener());
  }

  /** What was added to a container's log. */
  of(namespace: string, pod: string, container: string): readonly LogLine[] {
    return this.lines.get(keyOf(namespace, pod, container)) ?? [];
  }

  /** Calls back when lines are added. Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
