import { InputError } from '@backstage/errors';
import {
  FLUX_NAME_MAX,
  fluxFiles,
  fluxFolderOf,
  type KubeObject,
  ManifestParseError,
  parseManifests,
  type Stage,
  stageOf,
  SYNC_WAVE_ANNOTATION,
  syncWaveOf,
  toYaml,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { PROVENANCE_ANNOTATIONS } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { annotate } from './annotate';
import { fileNameOf, type Layout } from './layout';
import { readDocument } from './readDocument';

/** A manifest of the workspace, to be put into the repository. */
export interface ProposedFile {
  /** Path in the workspace. */
  file: string;
  text: string;
}

/** A file of a request, with its place. */
export interface PlacedFile {
  path: string;
  text: string;
  /** Whether it is one of the request's manifests; the others only say in which order those are applied. */
  isManifest: boolean;
}

function objectIn(text: string): KubeObject | undefined {
  try {
    return parseManifests(text)[0]?.object;
  } catch (error) {
    // What it is is checked by who annotates it.
    if (error instanceof ManifestParseError) return undefined;
    throw error;
  }
}

/** Name of the workload among the files of a request; undefined when there is none. */
export function deploymentNameOf(
  files: readonly ProposedFile[],
): string | undefined {
  return files
    .map(({ text }) => objectIn(text))
    .find(object => object && stageOf(object) === 'workload')?.metadata.name;
}

function stageIn(text: string): Stage {
  const object = objectIn(text);
  return object ? stageOf(object) : 'workload';
}

/** A manifest with the wave of its stage, unless it has one. */
function withWave(text: string): string {
  const wave = syncWaveOf(stageIn(text));
  const given = readDocument(text).getIn([
    'metadata',
    'annotations',
    SYNC_WAVE_ANNOTATION,
  ]);
  return wave === null || given !== undefined
    ? text
    : annotate(text, { [SYNC_WAVE_ANNOTATION]: wave });
}

function fluxNameOf({ name }: Layout, namespace: string): string {
  const full = `${namespace}-${name}`;
  if (name !== null && full.length <= FLUX_NAME_MAX) return full;
  throw new InputError(
    name === null
      ? 'files: Flux applies each deployment by itself, and there is no workload among them. Propose its manifest too.'
      : `name: '${full}' is longer than the ${FLUX_NAME_MAX} characters Flux has for a deployment. Choose a shorter name.`,
  );
}

function forFlux(
  files: readonly ProposedFile[],
  layout: Layout,
  request: { namespace: string; requestId: string },
): PlacedFile[] {
  const { folder, flux } = layout;
  const stages = files.map(({ text }) => stageIn(text));
  const kustomizations = fluxFiles(
    {
      ...flux!,
      name: fluxNameOf(layout, request.namespace),
      path: `./${folder}`,
    },
    stages.includes('prerequisite'),
  );
  return [
    ...files.map(({ file, text }, index) => ({
      path: `${folder}/${fluxFolderOf(stages[index])}/${fileNameOf(file)}`,
      text,
      isManifest: true,
    })),
    ...kustomizations.map(({ file, object }) => ({
      path: `${folder}/${file}`,
      text: annotate(toYaml(object), {
        [PROVENANCE_ANNOTATIONS.requestId]: request.requestId,
      }),
      isManifest: false,
    })),
  ];
}

/**
 * Gives each file of a request its place in a layout, and makes their order known to who applies them.
 * @throws InputError for a file that cannot have one
 */
export function arrange(
  files: readonly ProposedFile[],
  layout: Layout,
  request: { namespace: string; requestId: string },
): PlacedFile[] {
  if (layout.folder.includes('*')) {
    const field = layout.name === null ? 'name' : 'owner';
    throw new InputError(
      `${field}: is part of the path ${layout.folder} in the repository, and is not given`,
    );
  }
  if (layout.ordering === 'flux') return forFlux(files, layout, request);
  return files.map(({ file, text }) => ({
    path: `${layout.folder}/${fileNameOf(file)}`,
    text: layout.ordering === 'argocd' ? withWave(text) : text,
    isManifest: true,
  }));
}
