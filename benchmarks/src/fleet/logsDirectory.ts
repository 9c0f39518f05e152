import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory for what the processes of one run write. It stays, for who wants to know why something failed. */
export function logsDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'kaito-portal-bench-'));
}
