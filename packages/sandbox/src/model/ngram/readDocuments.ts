import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The project's own documentation: the README, everything under docs and the README of each plugin. What is absent is left out. */
export async function readProjectDocuments(root: string): Promise<string[]> {
  const files = [
    join(root, 'README.md'),
    ...(await listFiles(join(root, 'docs'))).filter(f => f.endsWith('.md')),
    ...(await listNames(join(root, 'plugins'))).map(name =>
      join(root, 'plugins', name, 'README.md'),
    ),
  ];
  const texts = await Promise.all(files.map(readIfPresent));
  return texts.filter(text => text !== undefined);
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, {
      recursive: true,
      withFileTypes: true,
    });
    return entries
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    return absent(error, []);
  }
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    return absent(error, []);
  }
}

async function readIfPresent(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    return absent(error, undefined);
  }
}

/** Passes over what does not exist; any other failure is thrown. */
function absent<T>(error: unknown, value: T): T {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return value;
  }
  throw error;
}
