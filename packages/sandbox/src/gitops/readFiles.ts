import { gitBytes } from '../git/repo/gitCommand';
import type { GitRepository } from '../git/repo/GitRepository';

/** Every YAML file of a commit, path to text, read in one go. */
export async function readYamlFiles(
  repository: GitRepository,
  commit: string,
): Promise<Map<string, string>> {
  const entries = (await repository.tree(commit, true)).filter(
    ({ type, path }) =>
      type === 'blob' && /\.ya?ml$|\/Kustomization$/.test(path),
  );
  const output = await gitBytes(['cat-file', '--batch'], {
    cwd: repository.dir,
    input: entries.map(entry => `${entry.sha}\n`).join(''),
  });
  const files = new Map<string, string>();
  let at = 0;
  for (const { path } of entries) {
    const end = output.indexOf('\n', at);
    const size = Number(output.toString('latin1', at, end).split(' ')[2]);
    files.set(path, output.toString('utf8', end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return files;
}
