import { toYaml } from '../../toYaml';
import type { KubeObject } from '../../types';
import { commentsFor } from '../explain/commentsFor';
import {
  type Kustomization,
  renderKustomization,
} from '../renderKustomization';
import type { BundleFile, BundlePart } from './BundleFile';
import type { ReadRequest } from './request';
import {
  fluxFiles,
  fluxFolderOf,
  SYNC_WAVE_ANNOTATION,
  syncWaveOf,
} from './stages';

function toFile(path: string, object: KubeObject | Kustomization): BundleFile {
  const comments = commentsFor(object);
  return { path, object, comments, yaml: toYaml(object, comments) };
}

function withWave({ stage, object }: BundlePart): KubeObject {
  const wave = syncWaveOf(stage);
  return wave === null
    ? object
    : {
        ...object,
        metadata: {
          ...object.metadata,
          annotations: {
            ...object.metadata.annotations,
            [SYNC_WAVE_ANNOTATION]: wave,
          },
        },
      };
}

/** Files in one folder, and the `kustomization.yaml` that lists them. */
function folder(
  prefix: string,
  files: { file: string; object: KubeObject }[],
): BundleFile[] {
  const list = renderKustomization({ resources: files.map(f => f.file) });
  return [
    ...files.map(({ file, object }) => toFile(`${prefix}${file}`, object)),
    toFile(`${prefix}kustomization.yaml`, list),
  ];
}

/** A folder for each of Flux's Kustomizations, the second waiting for the first, and the two themselves. */
function fluxLayout(request: ReadRequest, parts: BundlePart[]): BundleFile[] {
  const { flux, name } = request;
  if (!flux) {
    return folder('', parts);
  }
  const where = 'namespace' in request ? `${request.namespace}-` : '';
  const first = parts.filter(({ stage }) => stage === 'prerequisite');
  const second = parts.filter(({ stage }) => stage !== 'prerequisite');
  const kustomizations = fluxFiles(
    { ...flux, name: flux.name ?? `${where}${name}` },
    first.length > 0,
  );
  return [
    ...(first.length > 0
      ? folder(`${fluxFolderOf('prerequisite')}/`, first)
      : []),
    ...folder(`${fluxFolderOf('workload')}/`, second),
    ...folder('', kustomizations),
  ];
}

/** Gives each part its file, in the order it is needed, and makes that order known to who applies it. */
export function layOut(
  request: ReadRequest,
  parts: BundlePart[],
): BundleFile[] {
  switch (request.ordering) {
    case 'flux':
      return fluxLayout(request, parts);
    case 'argocd':
      return folder(
        '',
        parts.map(part => ({ file: part.file, object: withWave(part) })),
      );
    default:
      return folder('', parts);
  }
}
