import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PrivateFile } from '../PortalHost';

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

/** Where sign-ins are kept: `XDG_CONFIG_HOME`, else what the system has for that. */
export function signInsPath(
  env: Record<string, string | undefined>,
  platform: NodeJS.Platform,
): string {
  const fallback =
    platform === 'win32' && env.APPDATA
      ? env.APPDATA
      : join(homedir(), '.config');
  return join(env.XDG_CONFIG_HOME || fallback, 'kaito-portal', 'sign-ins.json');
}

/** A file that only its owner may read, written as a whole or not at all. */
export function privateFile(
  path: string,
  platform: NodeJS.Platform = process.platform,
): PrivateFile {
  return {
    path,
    read() {
      let mode: number;
      try {
        mode = statSync(path).mode;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
          return undefined;
        }
        throw error;
      }
      // Windows tells no such rights.
      if (platform !== 'win32' && (mode & OTHERS) !== 0) {
        throw new Error(
          `Others may read ${path}, and sign-ins are kept there: chmod 600 '${path}'`,
        );
      }
      return readFileSync(path, 'utf8');
    },
    write(text) {
      const folder = dirname(path);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const draft = `${path}.${process.pid}.tmp`;
      try {
        writeFileSync(draft, text, { mode: OWNER_ONLY, flag: 'w' });
        // The mode above counts for a new file only.
        chmodSync(draft, OWNER_ONLY);
        renameSync(draft, path);
      } catch (error) {
        rmSync(draft, { force: true });
        throw error;
      }
    },
  };
}
