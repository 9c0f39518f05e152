/** What a child process can be asked, by name. Arguments and answers are JSON. */
export type Role = Record<string, (...given: any[]) => unknown>;

/** What the processor did for a process since it started, and when that was read. Seconds. */
export interface CpuReading {
  cpu: number;
  at: number;
}

/** What can be asked of every child, whatever its role. */
export interface Common {
  cpu(): CpuReading;
  memory(): Memory;
  /** The longest the process could not turn to anything else since this was last asked, milliseconds. */
  longestStall(): number;
}

/** Memory of a process after garbage was collected, bytes. */
export interface Memory {
  heapUsed: number;
  rss: number;
}
