import {
  type CatalogModel,
  describeRetiredModel,
  MODEL_CATALOG,
  parsePresetName,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import { type SizeError, sizeError } from './SizeAnswer';

const KAITO = `KAITO ${MODEL_CATALOG.kaitoVersion}`;

/** Finds a model by Hugging Face id or alias, in any case, or says why it has no size here. */
export function findCatalogModel(
  name: string,
): { model: CatalogModel } | SizeError {
  const preset = parsePresetName(name);
  switch (preset.kind) {
    case 'catalog':
    case 'alias':
      return { model: preset.model };
    case 'retired':
      return sizeError('retired-model', describeRetiredModel(preset.model));
    case 'generic':
      return sizeError(
        'model-not-in-catalog',
        `${KAITO} has no preset for ${name}; it asks Hugging Face for the size, which this command does not`,
      );
    default: {
      const [likely] = preset.suggestions;
      return sizeError(
        'unknown-model',
        `${KAITO} has no preset ${name} (W12); ${
          likely ? `did you mean ${likely}?` : 'see `kaito-portal models`'
        }`,
      );
    }
  }
}
