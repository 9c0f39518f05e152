import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergedKubeconfig, KubeconfigCluster } from './kubeconfig';

/**
 * Writes what the portal and people need to reach this run: the portal's configuration and a kubeconfig.
 * Both hold tokens, so only their owner may read them.
 */
export function writeFiles(
  dir: string,
  config: unknown,
  clusters: readonly KubeconfigCluster[],
): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const write = (name: string, text: string) =>
    writeFileSync(join(dir, name), text, { mode: 0o600 });
  // JSON is YAML.
  write('app-config.generated.yaml', `${JSON.stringify(config, null, 2)}\n`);
  write('kubeconfig', mergedKubeconfig(clusters));
}
