import { readFileSync, renameSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ApiObject } from '../ApiObject';
import type { ServerIdentity } from '../tls/certificates';

/** What of a cluster outlives its process. Holds keys: the file is readable by its owner only. */
export interface ClusterState {
  revision: number;
  objects: ApiObject[];
  identity: ServerIdentity;
  tokens: Record<string, string>;
  /** What simulators remember between steps. */
  progress: Record<string, unknown>;
}

const DEBOUNCE_MS = 200;

/** Reads a state file; null when there is none yet. Throws an Error that names the file when it is damaged. */
export function loadState(file: string): ClusterState | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return null;
    }
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(
      `The cluster state in ${file} cannot be read (${
        (error as Error).message
      }). Delete the file to start the cluster afresh.`,
    );
  }
}

/** Writes the state shortly after it changed, and whole or not at all. */
export class StateWriter {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly file: string,
    private readonly read: () => ClusterState,
  ) {
    mkdirSync(dirname(file), { recursive: true });
  }

  /** Notes that there is something to write. */
  touch() {
    this.timer ??= setTimeout(() => this.tryFlush(), DEBOUNCE_MS);
  }

  /** A disk that is full must not end the cluster: it goes on, and the next change tries again. */
  private tryFlush() {
    try {
      this.flush();
    } catch (error) {
      process.stderr.write(
        `The cluster state could not be saved: ${(error as Error).message}\n`,
      );
    }
  }

  /** Writes now. */
  flush() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const draft = `${this.file}.${process.pid}.tmp`;
    writeFileSync(draft, JSON.stringify(this.read()), { mode: 0o600 });
    renameSync(draft, this.file);
  }
}
