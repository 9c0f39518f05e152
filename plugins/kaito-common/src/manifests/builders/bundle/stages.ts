import type { KubeObject } from '../../types';
import {
  type FluxKustomization,
  type FluxKustomizationInput,
  renderFluxKustomization,
} from '../renderFluxKustomization';
import type { Stage } from './BundleFile';

/** By which Argo CD puts one object before another. */
export const SYNC_WAVE_ANNOTATION = 'argocd.argoproj.io/sync-wave';

const WAVES: Record<Stage, string | null> = {
  prerequisite: '-1',
  // Argo CD's own default.
  workload: null,
  exposure: '1',
};

/** The sync wave of a stage; null where Argo CD's own default is meant. */
export function syncWaveOf(stage: Stage): string | null {
  return WAVES[stage];
}

/** Kinds that lead to a workload. Everything else beside one has to be there before it. */
const LEADING = ['Service', 'HTTPRoute'];

/** When an object of a deployment has to be there. */
export function stageOf(
  object: Pick<KubeObject, 'apiVersion' | 'kind'>,
): Stage {
  if (object.apiVersion.startsWith('kaito.sh/')) return 'workload';
  return LEADING.includes(object.kind) ? 'exposure' : 'prerequisite';
}

/** Folders of a deployment that Flux applies one after the other. */
const FLUX_FOLDERS = { before: 'prerequisites', after: 'workload' } as const;

/** The folder of a stage below that of its deployment. */
export function fluxFolderOf(stage: Stage): string {
  return stage === 'prerequisite' ? FLUX_FOLDERS.before : FLUX_FOLDERS.after;
}

/** Longest name of a deployment's Kustomization: Flux writes it as a label, with `-prerequisites` after it. */
export const FLUX_NAME_MAX = 49;

/** A file of Flux beside the folders of a deployment. */
export interface FluxFile {
  file: string;
  object: FluxKustomization;
}

/**
 * Flux's Kustomizations of a deployment: one a folder, the workload's waiting for its prerequisites'. Throws
 * BuilderInputError.
 * @param flux - `path` is the deployment's folder, `name` that of its Kustomization
 * @param hasPrerequisites - whether there is anything to wait for
 */
export function fluxFiles(
  flux: Omit<FluxKustomizationInput, 'dependsOn' | 'wait' | 'timeout'>,
  hasPrerequisites: boolean,
): FluxFile[] {
  const { before, after } = FLUX_FOLDERS;
  const name = `${flux.name}-${before}`;
  const below = (folder: string) => `${flux.path.replace(/\/$/, '')}/${folder}`;
  const workload: FluxFile = {
    file: `flux-${after}.yaml`,
    object: renderFluxKustomization({
      ...flux,
      path: below(after),
      dependsOn: hasPrerequisites ? [name] : [],
    }),
  };
  if (!hasPrerequisites) return [workload];
  return [
    {
      file: `flux-${before}.yaml`,
      object: renderFluxKustomization({
        ...flux,
        name,
        path: below(before),
        wait: true,
      }),
    },
    workload,
  ];
}
