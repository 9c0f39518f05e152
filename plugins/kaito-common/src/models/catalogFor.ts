import type { CatalogModel } from './CatalogModel';
import {
  compareKaitoMinor,
  parseKaitoMinor,
  type KaitoMinor,
} from './kaitoMinor';
import { CURRENT_RELEASE, type Release, RELEASES } from './releases';

/** Whether a release has a preset: `not-checked` where its catalog is not known. */
export type ModelAvailability = 'available' | 'absent' | 'not-checked';

/** What is known of the presets of one KAITO minor release. */
export interface ModelCatalog {
  /** Minor release the set is of. */
  kaitoVersion: string;
  /** Whether that is the release asked for. */
  exact: boolean;
  /** Whether every preset of the release is known. */
  complete: boolean;
  /** What a person must know about the set; null when it is exact and complete. */
  note: string | null;
  /** How the release names its presets: by legacy alias up to 0.10, by Hugging Face id from 0.11. */
  presetNames: 'alias' | 'hugging-face';
  /** Models the release has or, where it is not complete, may have, in KAITO's order. */
  models: readonly CatalogModel[];
  /** Whether the release has a preset of that name or alias, in any case. */
  availabilityOf(name: string): ModelAvailability;
}

/** The newest release that is not newer than the one asked for; else the oldest known. */
function nearest(asked: KaitoMinor | null): Release {
  const known = asked
    ? RELEASES.filter(({ minor }) => compareKaitoMinor(minor, asked) <= 0)
    : RELEASES;
  return known.at(-1) ?? RELEASES[0];
}

function noteFor(
  asked: string | null,
  set: Release,
  exact: boolean,
): string | null {
  const incomplete = set.complete
    ? null
    : `Of KAITO ${set.text} it is known only how presets are named and that it lacks what ${CURRENT_RELEASE.text} added; other models are not checked.`;
  if (exact) {
    return incomplete;
  }
  const why = asked?.trim()
    ? `The models of KAITO ${asked.trim()} are not known here`
    : 'The version of KAITO is not known';
  return [`${why}: these are those of ${set.text}.`, incomplete]
    .filter(Boolean)
    .join(' ');
}

/**
 * The models of the KAITO release a cluster runs, by its minor version. A release that is not known gets the nearest
 * set, and `note` says so; `null` gets the newest.
 */
export function catalogFor(kaitoVersion: string | null): ModelCatalog {
  const asked = parseKaitoMinor(kaitoVersion);
  const set = nearest(asked);
  const exact = asked !== null && compareKaitoMinor(asked, set.minor) === 0;
  return {
    kaitoVersion: set.text,
    exact,
    complete: set.complete,
    note: noteFor(kaitoVersion, set, exact),
    presetNames: set.presetNames,
    models: set.models,
    availabilityOf(name) {
      const model = set.find(name);
      if (model && set.absent.has(model.name)) {
        return 'absent';
      }
      // What the nearest set holds says nothing certain about another release.
      if (!set.complete || !exact) {
        return 'not-checked';
      }
      return model ? 'available' : 'absent';
    },
  };
}

/**
 * The name to write in a manifest for a cluster of that KAITO version: the Hugging Face id from 0.11 (and where the
 * version is not known), the legacy alias below; null when a release below 0.11 has no name for the model that is
 * known.
 */
export function presetNameFor(
  model: Pick<CatalogModel, 'name' | 'alias'>,
  kaitoVersion: string | null,
): string | null {
  return catalogFor(kaitoVersion).presetNames === 'alias'
    ? model.alias
    : model.name;
}
