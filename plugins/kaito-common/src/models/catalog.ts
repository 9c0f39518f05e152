import type { CatalogModel } from './CatalogModel';
import kaito012 from './data/kaito-0.12.json';
import { isGated } from './gating';
import { classifyLicence } from './licence';
import { publisherOf } from './publisher';

type CatalogData = typeof kaito012;
type CatalogRow = CatalogData['models'][number];

/** Catalog data by KAITO minor version. */
const DATA: Record<string, CatalogData> = { '0.12': kaito012 };
const CURRENT = '0.12';

function toModel(row: CatalogRow): CatalogModel {
  const { transformers, ...facts } = row;
  return {
    ...facts,
    publisher: publisherOf(row.name),
    licenceClass: classifyLicence(row.licence),
    runtimes: transformers ? ['vllm', 'transformers'] : ['vllm'],
    gated: isGated(row.name),
  };
}

const models: readonly CatalogModel[] = DATA[CURRENT].models.map(toModel);
const byKey = new Map(
  models.flatMap(model => {
    const keys = model.alias ? [model.name, model.alias] : [model.name];
    return keys.map(key => [key.toLowerCase(), model] as const);
  }),
);

/** Where the catalog's facts come from: a KAITO release and the day they were taken. */
export const MODEL_CATALOG = {
  kaitoVersion: DATA[CURRENT].kaitoVersion,
  dataDate: DATA[CURRENT].dataDate,
} as const;

/** Preset names KAITO knows but refuses (W13). */
export const DEPRECATED_PRESETS: readonly string[] =
  DATA[CURRENT].deprecatedPresets;

/** Every model KAITO has a preset for, in KAITO's order. */
export function listModels(): CatalogModel[] {
  return [...models];
}

/** Finds a model by Hugging Face id or legacy alias, in any case, as KAITO does. */
export function findModel(name: string): CatalogModel | undefined {
  return byKey.get(name.trim().toLowerCase());
}
