import { z } from 'zod';
import { findModel } from '../../../models/catalog';
import { presetNameFor } from '../../../models/catalogFor';
import { parseKaitoMinor } from '../../../models/kaitoMinor';
import { isBefore } from '../../../validation/kaitoVersion';
import { BuilderInputError } from './BuilderInputError';
import { text } from './fields';

/** KAITO's version on the cluster, e.g. `0.12` or `v0.10.3`; taken for the newest when it is left out. */
export const kaitoVersion = text(
  value => parseKaitoMinor(value) !== null,
  'is not a version',
  'Write it like `0.12`',
).optional();

export type KaitoVersion = z.output<typeof kaitoVersion>;

/** Throws {@link BuilderInputError} when a field came with a later KAITO than the cluster runs. */
export function requireVersion(
  version: KaitoVersion,
  minor: number,
  field: string,
  what: string,
): void {
  if (isBefore(version, `0.${minor}`)) {
    throw new BuilderInputError([
      {
        field,
        reason: `needs ${what}, which came with KAITO 0.${minor}; the cluster runs ${version}`,
        fix: 'Leave it out, or have KAITO upgraded',
      },
    ]);
  }
}

/**
 * How a manifest names a model: the Hugging Face id from KAITO 0.11 on, the legacy alias for 0.10 and older where the
 * model has one. A name outside the catalog is kept as it is.
 */
export function presetName(model: string, version: KaitoVersion): string {
  const known = findModel(model);
  if (!known) {
    return model;
  }
  return presetNameFor(known, version ?? null) ?? known.name;
}
