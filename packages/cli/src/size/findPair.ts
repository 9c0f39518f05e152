import {
  type CatalogModel,
  DEPRECATED_PRESETS,
  findModel,
  MODEL_CATALOG,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import {
  findSku,
  type GpuSku,
} from '@kaito-portal/backstage-plugin-kaito-common/skus';
import { type SizeError, sizeError } from './sizeOf';

const KAITO = `KAITO ${MODEL_CATALOG.kaitoVersion}`;

function unknownModel(name: string): SizeError {
  if (DEPRECATED_PRESETS.includes(name.toLowerCase())) {
    return sizeError('deprecated-model', `${KAITO} refuses ${name} (W13)`);
  }
  if (/^[^/\s]+\/[^/\s]+$/.test(name)) {
    return sizeError(
      'model-not-in-catalog',
      `${KAITO} has no preset for ${name}; it asks Hugging Face for the size, which this command does not`,
    );
  }
  return sizeError(
    'unknown-model',
    `${KAITO} has no preset ${name} (W12); see \`kaito-portal models\``,
  );
}

/** Looks up a model and a machine type by name, in any case. */
export function findPair(
  modelName: string,
  skuName: string,
): { model: CatalogModel; sku: GpuSku } | SizeError {
  const model = findModel(modelName);
  if (!model) {
    return unknownModel(modelName);
  }
  const sku = findSku(skuName);
  if (!sku) {
    return sizeError(
      'unknown-sku',
      `${KAITO} has no machine type ${skuName}; see \`kaito-portal skus\``,
    );
  }
  return { model, sku };
}
