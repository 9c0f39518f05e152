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

/** The machine this process runs on. */
export function nodeHost(): Host {
  return {
    readText: path => readFileSync(path === '-' ? STDIN : path, 'utf8'),
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
