import { InputError } from '@backstage/errors';

/** Where a deployment's files are in the repository. */
export interface Layout {
  /** Folder of the manifests. */
  folder: string;
  namespaceKustomization: string;
  clusterKustomization: string;
}

/**
 * `<root>/<cluster>/<namespace>` and its two kustomizations.
 * @throws InputError when a part could lead out of its folder
 */
export function layoutFor(place: {
  root: string;
  cluster: string;
  namespace: string;
}): Layout {
  const root = place.root.replace(/^\.\/+|\/+$/g, '');
  const parts = [
    ...root.split('/').map(part => ['path', part] as const),
    ['cluster', place.cluster] as const,
    ['namespace', place.namespace] as const,
  ];
  for (const [field, part] of parts) assertPart(field, part);
  const clusterFolder = `${root}/${place.cluster}`;
  const folder = `${clusterFolder}/${place.namespace}`;
  return {
    folder,
    namespaceKustomization: `${folder}/kustomization.yaml`,
    clusterKustomization: `${clusterFolder}/kustomization.yaml`,
  };
}

/**
 * Name a workspace file gets in the repository: its own, without folders.
 * @throws InputError when it is no YAML file or would be taken for a kustomization
 */
export function fileNameOf(file: string): string {
  const name = file.split(/[/\\]/).pop()!;
  assertPart('file', name);
  if (!/\.ya?ml$/.test(name)) {
    throw new InputError(`file: '${file}' is not a YAML file`);
  }
  if (/^kustomization\.ya?ml$/i.test(name)) {
    throw new InputError(
      `file: '${file}' would replace a kustomization; give the manifest another name`,
    );
  }
  return name;
}

function assertPart(field: string, part: string) {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(part) || part.includes('..')) {
    throw new InputError(
      `${field}: '${part}' cannot be part of a path in the repository`,
    );
  }
}
