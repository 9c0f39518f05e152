import {
  DEPRECATED_PRESETS,
  findModel,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import { findSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import { fitOf } from './skuOptions';

const HUGGING_FACE_ID = /^[\w.-]+\/[\w.-]+$/;

/** Why a model cannot be asked for; null when it can. KAITO takes its presets and any `<publisher>/<repository>` (W13). */
export function modelProblem(name: string): string | null {
  const wanted = name.trim();
  if (DEPRECATED_PRESETS.includes(wanted.toLowerCase())) {
    return `KAITO no longer deploys ${wanted}. Choose another model.`;
  }
  return findModel(wanted) || HUGGING_FACE_ID.test(wanted)
    ? null
    : `“${wanted}” is neither a model of the catalog nor a Hugging Face id. Write it as publisher/repository.`;
}

/** Why a machine type cannot carry a model; null when it can or when one of them is not known here. */
export function skuProblem(
  skuName: string,
  modelName: string | undefined,
): string | null {
  const sku = findSku(skuName);
  if (!sku) {
    return null;
  }
  const fit = fitOf(sku, modelName ? findModel(modelName) : undefined);
  if (fit.kind !== 'unfit') {
    return null;
  }
  return sku.usable && modelName
    ? `${modelName} does not fit on ${sku.name}: ${fit.reason}`
    : `${sku.name} cannot be used: ${fit.reason}`;
}
