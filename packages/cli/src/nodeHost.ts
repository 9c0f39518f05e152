import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Host } from './Host';
import { wantsColour } from './text/paint';

const STDIN = 0;
/** Folders that hold no manifests of one's own. */
const PASSED_OVER = ['node_modules', '.git'];

function listFiles(path: string): string[] {
  if (path === '-' || !statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path, { withFileTypes: true })
    .filter(entry => !PASSED_OVER.includes(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const below = join(path, entry.name);
      if (entry.isDirectory()) {
        return listFiles(below);
      }
      return entry.isFile() && /\.(ya?ml|json)$/i.test(entry.name)
        ? [below]
        : [];
    });
}

/** Bytes as text. Text in another encoding would be read wrong without a word, and damaged when written back. */
function decode(bytes: Uint8Array): string {
  try {
    // The mark some editors begin a file with stays, so that it is written back.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    throw new Error('it is not UTF-8 text; save it as UTF-8');
  }
}

/** The machine this process runs on. */
export function nodeHost(): Host {
  return {
    readText: path => decode(readFileSync(path === '-' ? STDIN : path)),
    writeText: (path, text) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    },
    listFiles,
    cwd: process.cwd(),
    now: new Date(),
    colour: wantsColour(process.stdout.isTTY === true, process.env),
  };
}
