import { InputError } from '@backstage/errors';
import type { GitOpsConfig } from './GitOpsConfig';
import { type Layout, layOut } from './layout';
import { matchesGlob } from './layouts/globs';
import { type LayoutConfig, pathProblem } from './layouts/LayoutConfig';
import { asksFor, DEFAULT_TEMPLATE } from './layouts/pathTemplate';

/** What is to be put into, or found in, a repository. */
export interface GitOpsPlace {
  cluster: string;
  namespace: string;
  /** Entity ref of the owner; a layout may have a folder for each team. */
  owner?: string | null;
  /** Name of the workload; a layout may have a folder for each. */
  name?: string;
  /** It prepares the cluster itself: it brings its own order, and no hub of KubeFleet places it. */
  preparesCluster?: boolean;
}

/** What a step of a template says itself of where to. */
export interface TargetOverrides {
  repoUrl?: string;
  baseBranch?: string;
  /** A template with placeholders, or the folder everything is in. */
  path?: string;
}

/** Where a place's manifests are kept. */
export interface GitOpsTarget {
  /** `host?owner=o&repo=r` or an http(s) Git URL. */
  repoUrl: string;
  baseBranch: string;
  layout: Layout;
  /** Of a pull request to there whose step names none. */
  labels: string[];
  /** As the host names them. */
  reviewers: string[];
}

type Settings = Parameters<typeof layOut>[0];

const DEFAULTS: Settings = {
  path: DEFAULT_TEMPLATE,
  format: 'kustomize',
  ordering: 'none',
};

/** The first layout that a place matches; null when none does. */
function layoutOf(
  { layouts }: GitOpsConfig,
  { cluster, namespace, preparesCluster }: GitOpsPlace,
): LayoutConfig | null {
  const found = layouts.find(
    ({ clusters, namespaces, kubefleet }) =>
      !(preparesCluster && kubefleet) &&
      clusters.some(pattern => matchesGlob(pattern, cluster)) &&
      namespaces.some(pattern => matchesGlob(pattern, namespace)),
  );
  return found && preparesCluster
    ? { ...found, ordering: 'none', flux: undefined }
    : found ?? null;
}

/** The name of an owner without kind and namespace; the same however its ref is written. */
function teamOf(owner: string | null | undefined): string | null {
  const name = owner?.trim().split(/[:/]/).pop()?.toLowerCase();
  return name || null;
}

/** Reviewers with the team's name where one is asked for; without it there is nobody to ask. */
function reviewersOf(reviewers: string[], team: string | null): string[] {
  return reviewers
    .filter(reviewer => team !== null || !reviewer.includes('{team}'))
    .map(reviewer => reviewer.replaceAll('{team}', () => team ?? ''));
}

/** The settings of a place with a step's own template, or with the step's folder at its beginning. */
function withPath(settings: Settings, path: string | undefined): Settings {
  if (path === undefined) return settings;
  if (!path.includes('{')) {
    return asksFor(settings.path, 'root')
      ? settings
      : { ...settings, path: DEFAULT_TEMPLATE };
  }
  const own = { ...settings, path };
  const problem = pathProblem(own, true);
  if (problem) throw new InputError(`path: ${problem}`);
  return own;
}

/**
 * The repository, branch and folder that `kaito.gitops` gives a place.
 * @throws InputError when no repository is configured for it, or a part could lead out of its folder
 */
export function resolveTarget(
  config: GitOpsConfig,
  place: GitOpsPlace,
  overrides: TargetOverrides = {},
): GitOpsTarget {
  const found = layoutOf(config, place);
  const repoUrl = overrides.repoUrl ?? found?.repoUrl ?? config.repoUrl;
  if (!repoUrl) {
    throw new InputError(
      'repoUrl: no repository. Set kaito.gitops.repoUrl in app-config or give repoUrl to the step.',
    );
  }
  const { path } = overrides;
  const team = teamOf(place.owner);
  return {
    repoUrl,
    baseBranch: overrides.baseBranch ?? found?.baseBranch ?? config.baseBranch,
    layout: layOut(withPath(found ?? DEFAULTS, path), {
      root: path === undefined || path.includes('{') ? config.path : path,
      cluster: place.cluster,
      namespace: place.namespace,
      team,
      name: place.name ?? null,
    }),
    labels: found?.labels ?? config.labels,
    reviewers: reviewersOf(found?.reviewers ?? config.reviewers, team),
  };
}
