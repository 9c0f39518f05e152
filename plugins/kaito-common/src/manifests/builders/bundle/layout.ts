import { toYaml } from '../../toYaml';
import type { KubeObject } from '../../types';
import { commentsFor } from '../explain/commentsFor';
import { renderFluxKustomization } from '../renderFluxKustomization';
import {
  type Kustomization,
  renderKustomization,
} from '../renderKustomization';
import type { BundleFile, BundlePart, Stage } from './BundleFile';
import type { ReadRequest } from './request';

const WAVES: Record<Stage, string | null> = {
  prerequisite: '-1',
  // Argo CD's own default.
  workload: null,
  exposure: '1',
};

function toFile(path: string, object: KubeObject | Kustomization): BundleFile {
  const comments = commentsFor(object);
  return { path, object, comments, yaml: toYaml(object, comments) };
}

function withWave({ stage, object }: BundlePart): KubeObject {
  const wave = WAVES[stage];
  return wave === null
    ? object
    : {
        ...object,
        metadata: {
          ...object.metadata,
          annotations: {
            ...object.metadata.annotations,
            'argocd.argoproj.io/sync-wave': wave,
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

const BEFORE = 'prerequisites';
const AFTER = 'workload';

/** A folder for each of Flux's Kustomizations, the second waiting for the first, and the two themselves. */
function fluxLayout(request: ReadRequest, parts: BundlePart[]): BundleFile[] {
  const { flux, name } = request;
  if (!flux) {
    return folder('', parts);
  }
  const where = 'namespace' in request ? `${request.namespace}-` : '';
  const own = flux.name ?? `${where}${name}`;
  const first = parts.filter(({ stage }) => stage === 'prerequisite');
  const second = parts.filter(({ stage }) => stage !== 'prerequisite');
  const below = (path: string) => `${flux.path.replace(/\/$/, '')}/${path}`;
  const common = { ...flux, wait: true };
  const kustomizations = [
    ...(first.length > 0
      ? [
          {
            file: `flux-${BEFORE}.yaml`,
            object: renderFluxKustomization({
              ...common,
              name: `${own}-${BEFORE}`,
              path: below(BEFORE),
            }),
          },
        ]
      : []),
    {
      file: `flux-${AFTER}.yaml`,
      object: renderFluxKustomization({
        ...flux,
        name: own,
        path: below(AFTER),
        dependsOn: first.length > 0 ? [`${own}-${BEFORE}`] : [],
      }),
    },
  ];
  return [
    ...(first.length > 0 ? folder(`${BEFORE}/`, first) : []),
    ...folder(`${AFTER}/`, second),
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
