import { InputError } from '@backstage/errors';
import type { LayoutConfig } from './layouts/LayoutConfig';
import {
  foldersOf,
  isPlainPart,
  type Placeholder,
  readTemplate,
} from './layouts/pathTemplate';

/** Where a deployment's files are in the repository, and how who applies them is told. */
export interface Layout {
  /** Folder of the deployment's manifests. `*` stands for the name of a team or a deployment that is not known. */
  folder: string;
  /** The same for finding one: with `*` for the team, for a deployment may have changed hands. */
  pattern: string;
  /** How many leading folders lead to the one that is applied, itself included; none for the whole repository. */
  appliedDepth: number;
  /** How many leading folders lead to the topmost that is this deployment's alone; null when it shares its folder. */
  ownDepth: number | null;
  /** Whether the folder is of one namespace. */
  namespaced: boolean;
  /** Of the deployment, where it is known. */
  name: string | null;
  /** `kustomize`: a `kustomization.yaml` lists what is applied; `plain`: every manifest is. */
  format: LayoutConfig['format'];
  ordering: LayoutConfig['ordering'];
  /** Where Flux finds the repository, with `ordering: flux`. */
  flux: LayoutConfig['flux'] | null;
  /** KubeFleet's hub, and the file that says where it places the namespace. */
  kubefleet: { hub: string; file: string } | null;
}

/** Name of the file that says where KubeFleet places a namespace. */
export const PLACEMENT_FILE = 'kubefleet-placement.yaml';

/** What the placeholders of a template stand for; null for what is not known. */
export type PlaceParts = Record<Placeholder, string | null>;

const FIELDS: Record<Placeholder, string> = {
  root: 'path',
  cluster: 'cluster',
  namespace: 'namespace',
  team: 'owner',
  name: 'name',
};

/** A part of a path in the repository. */
interface Part {
  text: string;
  placeholder: Placeholder | null;
}

function fill(template: string, values: PlaceParts): Part[] {
  return readTemplate(template).flatMap(({ text, placeholder }): Part[] => {
    if (!placeholder) return [{ text, placeholder }];
    const value = values[placeholder];
    const field = FIELDS[placeholder];
    if (placeholder === 'root') {
      return foldersOf(value ?? '').map(folder => {
        assertPart(field, folder);
        return { text: folder, placeholder: null };
      });
    }
    if (value !== null) assertPart(field, value);
    const filled = text.replace(`{${placeholder}}`, () => value ?? '*');
    if (value !== null) assertPart(field, filled);
    return [{ text: filled, placeholder }];
  });
}

/** The folder whose content goes to one cluster: that of the cluster, else what is the same for all. */
function appliedDepthOf(parts: Part[]): number {
  const ofCluster = parts.findIndex(
    ({ placeholder }) => placeholder === 'cluster',
  );
  if (ofCluster >= 0) return ofCluster + 1;
  const first = parts.findIndex(({ placeholder }) => placeholder !== null);
  return first < 0 ? parts.length : first;
}

function ownDepthOf(parts: Part[]): number | null {
  const has = (part: Placeholder) =>
    parts.some(({ placeholder }) => placeholder === part);
  if (!has('name') || !has('namespace')) return null;
  const last = parts.findLastIndex(
    ({ placeholder }) =>
      placeholder === 'name' ||
      placeholder === 'namespace' ||
      placeholder === 'cluster',
  );
  return last + 1;
}

const join = (parts: Part[]) => parts.map(({ text }) => text).join('/');

/**
 * The layout of a place by a template and the other settings of `kaito.gitops.layouts`.
 * @throws InputError when a part could lead out of its folder
 */
export function layOut(
  config: Pick<
    LayoutConfig,
    'path' | 'format' | 'ordering' | 'flux' | 'kubefleet'
  >,
  values: PlaceParts,
): Layout {
  const { path, format, ordering, flux = null, kubefleet } = config;
  const known = kubefleet ? { ...values, cluster: kubefleet.hub } : values;
  const parts = fill(path, known);
  // Flux is told of each deployment by itself.
  const needsOwn = ordering === 'flux' && parts.at(-1)?.placeholder !== 'name';
  if (needsOwn) parts.push(...fill('{name}', known));
  const shared = parts.filter(({ placeholder }) => placeholder !== 'name');
  return {
    folder: join(parts),
    pattern: join([
      ...fill(path, { ...known, team: null }),
      ...(needsOwn ? fill('{name}', known) : []),
    ]),
    appliedDepth: appliedDepthOf(parts),
    ownDepth: ownDepthOf(parts),
    namespaced: parts.some(({ placeholder }) => placeholder === 'namespace'),
    name: values.name,
    format,
    ordering,
    flux,
    kubefleet: kubefleet
      ? { hub: kubefleet.hub, file: `${join(shared)}/${PLACEMENT_FILE}` }
      : null,
  };
}

/**
 * Name a workspace file gets in the repository: its own, without folders.
 * @throws InputError when it is no YAML file or would be taken for one the portal keeps
 */
export function fileNameOf(file: string): string {
  const name = file.split(/[/\\]/).pop()!;
  assertPart('file', name);
  if (!/\.ya?ml$/.test(name)) {
    throw new InputError(`file: '${file}' is not a YAML file`);
  }
  if (/^kustomization\.ya?ml$/i.test(name) || name === PLACEMENT_FILE) {
    throw new InputError(
      `file: '${file}' would replace ${
        name === PLACEMENT_FILE ? 'a placement' : 'a kustomization'
      }; give the manifest another name`,
    );
  }
  return name;
}

function assertPart(field: string, part: string) {
  if (!isPlainPart(part)) {
    throw new InputError(
      `${field}: '${part}' cannot be part of a path in the repository`,
    );
  }
}
