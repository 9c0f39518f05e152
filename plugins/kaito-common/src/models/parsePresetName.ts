import { findModel } from './catalog';
import type { CatalogModel } from './CatalogModel';
import { findRetiredModel, type RetiredModel } from './retiredModels';
import { suggestModels } from './suggestModels';

/** What a preset name means to KAITO. */
export type PresetName =
  | { kind: 'catalog'; model: CatalogModel }
  /** A legacy name of a model. */
  | { kind: 'alias'; model: CatalogModel }
  /** Any other Hugging Face repository: KAITO asks there for its facts (W29). */
  | { kind: 'generic'; name: string; publisher: string; repository: string }
  /** Refused, though it once was a preset (W12, W13). */
  | { kind: 'retired'; model: RetiredModel }
  /** Refused (W12), with what may have been meant. */
  | { kind: 'unknown'; name: string; suggestions: string[] };

/** Reads a preset name as KAITO does: in any case, aliases as the models they stand for. */
export function parsePresetName(text: string): PresetName {
  const name = text.trim();
  const model = findModel(name);
  if (model) {
    return name.toLowerCase() === model.name.toLowerCase()
      ? { kind: 'catalog', model }
      : { kind: 'alias', model };
  }
  const retired = findRetiredModel(name);
  if (retired) {
    return { kind: 'retired', model: retired };
  }
  const parts = name.split('/').map(part => part.trim());
  if (parts.length === 2 && parts.every(part => part !== '')) {
    const [publisher, repository] = parts;
    return { kind: 'generic', name, publisher, repository };
  }
  return { kind: 'unknown', name, suggestions: suggestModels(name) };
}
