import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes manifests below a folder of the task's workspace; their paths there, in order. Writing the same again changes
 * nothing.
 * @throws NotAllowedError for a path that leads out of the workspace
 */
export async function writeManifests(
  workspacePath: string,
  folder: string,
  files: readonly { name: string; text: string }[],
): Promise<string[]> {
  const paths: string[] = [];
  for (const { name, text } of files) {
    const path = `${folder}/${name}`;
    const target = resolveSafeChildPath(workspacePath, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
    paths.push(path);
  }
  return paths;
}
