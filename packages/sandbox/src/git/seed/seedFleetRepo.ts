import { stringify } from 'yaml';
import type { ApiObject } from '../../cluster/ApiObject';
import type { GitRepository } from '../repo/GitRepository';
import type { Repositories } from '../repo/Repositories';

/** The clusters of the demo. */
export const DEMO_CLUSTERS = [
  'aks-weu-prod',
  'aks-weu-dev',
  'aks-use-research',
] as const;

/** A cluster of the fleet and what its folder holds from the start. */
export interface FleetCluster {
  name: string;
  manifests?: readonly ApiObject[];
}

/** What stands in a new fleet repository. Paths to texts. */
export function fleetFiles(
  clusters: readonly FleetCluster[],
): Map<string, string> {
  const files = new Map([['README.md', readme(clusters)]]);
  for (const { name, manifests = [] } of clusters) {
    const folder = `clusters/${name}`;
    const byNamespace = groupByNamespace(manifests);
    files.set(
      `${folder}/kustomization.yaml`,
      `# What the GitOps agent applies to ${name}: one folder per namespace.\n${kustomization(
        [...byNamespace.keys()],
      )}`,
    );
    for (const [namespace, objects] of byNamespace) {
      const names = objects.map(({ metadata }) => `${metadata.name}.yaml`);
      files.set(
        `${folder}/${namespace}/kustomization.yaml`,
        kustomization(names),
      );
      for (const object of objects) {
        files.set(
          `${folder}/${namespace}/${object.metadata.name}.yaml`,
          stringify(object),
        );
      }
    }
  }
  return files;
}

function kustomization(resources: readonly string[]): string {
  return stringify({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [...resources].sort(),
  });
}

function groupByNamespace(
  manifests: readonly ApiObject[],
): Map<string, ApiObject[]> {
  const groups = new Map<string, ApiObject[]>();
  for (const manifest of manifests) {
    const namespace = manifest.metadata.namespace ?? 'default';
    groups.set(namespace, [...(groups.get(namespace) ?? []), manifest]);
  }
  return groups;
}

/** Creates `platform/fleet` with one first commit on `main`, unless it has commits already. */
export async function seedFleetRepo(
  repositories: Repositories,
  clusters: readonly FleetCluster[] = DEMO_CLUSTERS.map(name => ({ name })),
): Promise<GitRepository> {
  const repository = await repositories.create('platform', 'fleet');
  if (await repository.tip('main')) return repository;
  await commitFiles(repository, fleetFiles(clusters), 'Lay out the fleet');
  return repository;
}

/** Writes files as one commit on `main`, on top of what is there. */
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
    ...((await repository.tip('main')) ? ['from refs/heads/main^0\n'] : []),
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

function readme(clusters: readonly FleetCluster[]): string {
  return `# Fleet

What runs where. Merging to \`main\` is what changes a cluster: a GitOps agent
applies \`clusters/<cluster>\` and removes what is gone from it.

\`\`\`
clusters/<cluster>/kustomization.yaml                 which namespaces
clusters/<cluster>/<namespace>/kustomization.yaml     which deployments
clusters/<cluster>/<namespace>/<name>.yaml            one deployment
\`\`\`

Clusters: ${clusters.map(({ name }) => `\`${name}\``).join(', ')}.
Ask for a model in the portal; it opens the pull request here.
`;
}
