import { stringify } from 'yaml';
import type { GitRepository } from '../repo/GitRepository';
import type { Repositories } from '../repo/Repositories';

/** The clusters of the demo. */
export const DEMO_CLUSTERS = [
  'aks-weu-prod',
  'aks-weu-dev',
  'aks-use-research',
] as const;

/** What stands in a new fleet repository. Paths to texts. */
export function fleetFiles(clusters: readonly string[]): Map<string, string> {
  const files = new Map([['README.md', readme(clusters)]]);
  for (const cluster of clusters) {
    files.set(
      `clusters/${cluster}/kustomization.yaml`,
      `# What the GitOps agent applies to ${cluster}: one folder per namespace.\n${stringify(
        {
          apiVersion: 'kustomize.config.k8s.io/v1beta1',
          kind: 'Kustomization',
          resources: [],
        },
      )}`,
    );
  }
  return files;
}

/** Creates `platform/fleet` with one first commit on `main`, unless it has commits already. */
export async function seedFleetRepo(
  repositories: Repositories,
  clusters: readonly string[] = DEMO_CLUSTERS,
): Promise<GitRepository> {
  const repository = await repositories.create('platform', 'fleet');
  if (await repository.tip('main')) return repository;
  await commitFiles(repository, fleetFiles(clusters), 'Lay out the fleet');
  return repository;
}

/** Writes files as one commit on `main` of an empty repository. */
export async function commitFiles(
  repository: GitRepository,
  files: Map<string, string>,
  message: string,
): Promise<void> {
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const who = `Pat Platform <pat@localhost> ${Math.floor(
    Date.now() / 1000,
  )} +0000`;
  const script = [
    'commit refs/heads/main\n',
    `committer ${who}\n`,
    data(message),
    ...[...files].map(
      ([path, text]) => `M 100644 inline ${path}\n${data(text)}`,
    ),
    'done\n',
  ];
  await repository.run(
    ['fast-import', '--quiet', '--done'],
    undefined,
    script.join(''),
  );
}

function readme(clusters: readonly string[]): string {
  return `# Fleet

What runs where. Merging to \`main\` is what changes a cluster: a GitOps agent
applies \`clusters/<cluster>\` and removes what is gone from it.

\`\`\`
clusters/<cluster>/kustomization.yaml                 which namespaces
clusters/<cluster>/<namespace>/kustomization.yaml     which deployments
clusters/<cluster>/<namespace>/<name>.yaml            one deployment
\`\`\`

Clusters: ${clusters.map(name => `\`${name}\``).join(', ')}.
Ask for a model in the portal; it opens the pull request here.
`;
}
