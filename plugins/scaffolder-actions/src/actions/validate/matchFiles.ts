import { readdir } from 'node:fs/promises';

const SKIPPED = new Set(['.git', 'node_modules']);
const YAML_FILE = /\.ya?ml$/i;

/** A pattern as an expression: `**` is any folders, `*` and `?` are within one name; a folder is all YAML below it. */
export function toExpression(pattern: string): RegExp {
  const source = pattern
    .replace(/^(\.\/)+/, '')
    .replace(/\/+$/, '')
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map(part => {
      switch (part) {
        case '**/':
          return '(?:[^/]+/)*';
        case '**':
          return '.*';
        case '*':
          return '[^/]*';
        case '?':
          return '[^/]';
        default:
          return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
      }
    })
    .join('');
  return new RegExp(`^${source}$`);
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile())
    .map(entry =>
      `${entry.parentPath}/${entry.name}`
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter(path => !path.split('/').some(part => SKIPPED.has(part)));
}

/**
 * Files of a folder that patterns name, sorted, each once. Links are not followed. The second part of the answer are
 * patterns that name none.
 */
export async function matchFiles(
  folder: string,
  patterns: readonly string[],
): Promise<{ files: string[]; unmatched: string[] }> {
  const all = await walk(folder);
  const found = new Set<string>();
  const unmatched = patterns.filter(pattern => {
    const expression = toExpression(pattern);
    const below = `${pattern.replace(/^(\.\/)+|\/+$/g, '')}/`;
    const everything = pattern === '.';
    const matches = all.filter(
      path =>
        expression.test(path) ||
        ((everything || path.startsWith(below)) && YAML_FILE.test(path)),
    );
    matches.forEach(path => found.add(path));
    return matches.length === 0;
  });
  return { files: [...found].sort(), unmatched };
}
