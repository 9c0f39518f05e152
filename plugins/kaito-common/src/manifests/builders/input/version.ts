import { z } from 'zod';
import { findModel } from '../../../models/catalog';
import { BuilderInputError } from './BuilderInputError';
import { text } from './fields';

const VERSION = /^v?(\d+)\.(\d+)(\.\d+)?([-+].*)?$/;

/** KAITO's version on the cluster, e.g. `0.12` or `v0.10.3`; taken for the newest when it is left out. */
export const kaitoVersion = text(
  value => VERSION.test(value),
  'is not a version',
  'Write it like `0.12`',
).optional();

export type KaitoVersion = z.output<typeof kaitoVersion>;

/** Whether a version is at least 0.`minor`; an unknown one is. */
export function isAtLeast(version: KaitoVersion, minor: number): boolean {
  const match = VERSION.exec(version ?? '');
  return !match || Number(match[1]) > 0 || Number(match[2]) >= minor;
}

/** Throws {@link BuilderInputError} when a field came with a later KAITO than the cluster runs. */
export function requireVersion(
  version: KaitoVersion,
  minor: number,
  field: string,
  what: string,
): void {
  if (!isAtLeast(version, minor)) {
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
  return isAtLeast(version, 11) ? known.name : known.alias ?? known.name;
}
