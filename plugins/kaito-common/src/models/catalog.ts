import type { CatalogModel } from './CatalogModel';
import type { CatalogData, FactsData } from './dataSchemas';
import factsData from './data/facts.json';
import kaito012 from './data/kaito-0.12.json';
import { describeModel } from './describeModel';

// Checked against their schemas by checkModelData, at build and in tests, not each time a page loads.
const current = kaito012 as CatalogData;
const facts = factsData as FactsData;

/** Where the catalog's facts come from: a KAITO release and the day they were taken. */
export const MODEL_CATALOG = {
  kaitoVersion: current.kaitoVersion,
  dataDate: current.dataDate,
} as const;

const models: readonly CatalogModel[] = current.models.map(row =>
  describeModel(row, facts.models[row.name], facts.asOf, {
    source: `model catalog of KAITO ${current.kaitoVersion}`,
    url: `https://github.com/kaito-project/kaito/blob/v${current.kaitoVersion}/presets/workspace/models/model_catalog.yaml`,
    asOf: current.dataDate,
  }),
);
const byKey = new Map(
  models.flatMap(model => {
    const keys = model.alias ? [model.name, model.alias] : [model.name];
    return keys.map(key => [key.toLowerCase(), model] as const);
  }),
);

/** Preset names KAITO knows but refuses (W13). */
export const DEPRECATED_PRESETS: readonly string[] = current.deprecatedPresets;

/** Every model KAITO has a preset for, in KAITO's order. */
export function listModels(): CatalogModel[] {
  return [...models];
}

/** Finds a model by Hugging Face id or legacy alias, in any case, as KAITO does. */
export function findModel(name: string): CatalogModel | undefined {
  return byKey.get(name.trim().toLowerCase());
}
