import type { CatalogModel } from './CatalogModel';
import { CURRENT_DATA, CURRENT_RELEASE } from './releases';

/** Where the catalog's facts come from: a KAITO release and the day they were taken. */
export const MODEL_CATALOG = {
  kaitoVersion: CURRENT_DATA.kaitoVersion,
  dataDate: CURRENT_DATA.dataDate,
} as const;

/** Preset names KAITO knows but refuses (W13). */
export const DEPRECATED_PRESETS: readonly string[] =
  CURRENT_DATA.deprecatedPresets;

/** Every model KAITO has a preset for, in KAITO's order. */
export function listModels(): CatalogModel[] {
  return [...CURRENT_RELEASE.models];
}

/** Finds a model by Hugging Face id or legacy alias, in any case, as KAITO does. */
export function findModel(name: string): CatalogModel | undefined {
  return CURRENT_RELEASE.find(name);
}
