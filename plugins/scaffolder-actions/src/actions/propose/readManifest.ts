import { readFile } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { ProposedFile } from '@kaito-portal/backstage-plugin-kaito-node/gitops';

/**
 * A manifest of the task's workspace.
 * @throws InputError when it is not there, NotAllowedError when the path leads out of the workspace
 */
export async function readManifest(
  workspacePath: string,
  file: string,
): Promise<ProposedFile> {
  const path = resolveSafeChildPath(workspacePath, file);
  try {
    return { file, text: await readFile(path, 'utf8') };
  } catch {
    throw new InputError(
      `file: '${file}' is not in the workspace; does a step before this one write it?`,
    );
  }
}
