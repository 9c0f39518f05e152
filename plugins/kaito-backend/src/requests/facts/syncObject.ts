import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import {
  readPath,
  readText,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';

/** What a request puts where. */
export interface SyncTarget {
  cluster: string;
  /** Path of the repository below its host, e.g. `platform/fleet`; null when not known. */
  repository: string | null;
  files: readonly string[];
}

const folderOf = (path: string | undefined) =>
  (path ?? '').replace(/^(\.?\/)+|\/+$/g, '');

function covers(folder: string, files: readonly string[]): boolean {
  return files.some(file => folder === '' || file.startsWith(`${folder}/`));
}

function isOf(repoUrl: string, repository: string | null): boolean {
  const path = repoUrl.toLowerCase().replace(/(\.git)?\/*$/, '');
  return repository !== null && path.endsWith(`/${repository.toLowerCase()}`);
}

function sourcesOf(application: KubeObject): unknown[] {
  const many = readPath(application, 'spec', 'sources');
  return [
    readPath(application, 'spec', 'source'),
    ...(Array.isArray(many) ? many : []),
  ].filter(source => source !== undefined);
}

interface Candidate {
  object: KubeObject;
  folder: string;
}

/** Kustomizations do not name the address of their repository: the folder has to tell. */
function ofFlux(objects: readonly KubeObject[], { files }: SyncTarget) {
  return objects
    .map(
      (object): Candidate => ({
        object,
        folder: folderOf(readText(object, 'spec', 'path')),
      }),
    )
    .filter(({ folder }) => covers(folder, files));
}

function ofArgo(
  objects: readonly KubeObject[],
  isHere: boolean,
  { cluster, repository, files }: SyncTarget,
) {
  return objects.flatMap(object => {
    const destination = readText(object, 'spec', 'destination', 'name');
    const leadsHere =
      destination === cluster ||
      (isHere && (!destination || destination === 'in-cluster'));
    return leadsHere
      ? sourcesOf(object)
          .filter(source => isOf(readText(source, 'repoURL') ?? '', repository))
          .map(
            (source): Candidate => ({
              object,
              folder: folderOf(readText(source, 'path')),
            }),
          )
          .filter(({ folder }) => covers(folder, files))
      : [];
  });
}

/**
 * The Flux Kustomization or Argo CD Application that brings a request's files into its cluster: the one with the
 * deepest folder above them. Argo CD may live in another cluster.
 */
export function syncObject(
  clusters: readonly {
    name: string;
    objects(kind: 'Kustomization' | 'Application'): readonly KubeObject[];
  }[],
  target: SyncTarget,
): KubeObject | undefined {
  const candidates = clusters.flatMap(cluster => {
    const isHere = cluster.name === target.cluster;
    return [
      ...(isHere ? ofFlux(cluster.objects('Kustomization'), target) : []),
      ...ofArgo(cluster.objects('Application'), isHere, target),
    ];
  });
  return candidates.sort((a, b) => b.folder.length - a.folder.length)[0]
    ?.object;
}
