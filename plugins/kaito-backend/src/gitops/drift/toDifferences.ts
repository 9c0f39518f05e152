import type {
  DriftDifference,
  KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  diffManifests,
  type DriftChange,
} from '@kaito-portal/backstage-plugin-kaito-common/drift';
import { stringify } from 'yaml';
import { isSecretPlace, parsePath } from './fieldPath';
import { maskSecrets } from './maskSecrets';

const LONGEST = 600;

function toText(value: unknown): string | null {
  if (value === undefined) return null;
  const text = stringify(value, { lineWidth: 0 }).trimEnd();
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function toDifference(
  change: DriftChange,
  git: KubeObject,
  live: KubeObject,
): DriftDifference {
  const path = parsePath(change.path);
  const secret = isSecretPlace(git, path) || isSecretPlace(live, path);
  const values = { wanted: change.after, live: change.before };
  const shown = {
    wanted: maskSecrets(values.wanted, secret),
    live: maskSecrets(values.live, secret),
  };
  return {
    path: change.path,
    wanted: toText(shown.wanted),
    live: toText(shown.live),
    masked: JSON.stringify(shown) !== JSON.stringify(values),
    effect: change.effect,
    meaning: change.reason,
  };
}

/** What differs between a manifest in Git and the object in the cluster, without what looks like a secret. */
export function toDifferences(
  git: KubeObject,
  live: KubeObject,
): DriftDifference[] {
  return diffManifests(git, live).map(change =>
    toDifference(change, git, live),
  );
}
