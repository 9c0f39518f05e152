import { readPath } from '@kaito-portal/backstage-plugin-kaito-common/manifests';

/** Where hosts write the repository an event is about; its path below the host, or its last parts. */
const PLACES: readonly string[][] = [
  // GitHub, Gitea, Bitbucket Cloud
  ['repository', 'full_name'],
  // GitLab
  ['project', 'path_with_namespace'],
];

function textAt(payload: unknown, path: readonly string[]): string | undefined {
  const found = readPath(payload, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function azure(payload: unknown): string | undefined {
  const at = ['resource', 'repository'];
  const name = textAt(payload, [...at, 'name']);
  const project = textAt(payload, [...at, 'project', 'name']);
  return name && project && `${project}/${name}`;
}

function bitbucketServer(payload: unknown): string | undefined {
  const repositories = [['repository'], ['pullRequest', 'toRef', 'repository']];
  for (const at of repositories) {
    const slug = textAt(payload, [...at, 'slug']);
    const key = textAt(payload, [...at, 'project', 'key']);
    if (slug && key) {
      return `${key}/${slug}`;
    }
  }
  return undefined;
}

/** Repositories that an event of a Git host names, in lower case. An event is a hint: nothing else in it is looked at. */
export function repositoriesIn(payload: unknown): string[] {
  const found = [
    ...PLACES.map(path => textAt(payload, path)),
    azure(payload),
    bitbucketServer(payload),
  ];
  return found.flatMap(name => name?.toLowerCase() ?? []);
}
