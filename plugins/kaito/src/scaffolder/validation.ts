import {
  findModel,
  parsePresetName,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import { findSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import { fitOf } from './skuOptions';

const HUGGING_FACE_ID = /^[\w.-]+\/[\w.-]+$/;

/** Why a model cannot be asked for; null when it can. KAITO takes its presets and any `<publisher>/<repository>` (W12, W13). */
export function modelProblem(name: string): string | null {
  const wanted = name.trim();
  const preset = parsePresetName(wanted);
  if (preset.kind === 'retired') {
    const { closest } = preset.model;
    return `KAITO no longer deploys ${wanted}. ${
      closest ? `The closest model is ${closest}.` : 'Choose another model.'
    }`;
  }
  if (preset.kind === 'alias' || HUGGING_FACE_ID.test(wanted)) {
    return null;
  }
  const [likely] = preset.kind === 'unknown' ? preset.suggestions : [];
  return `“${wanted}” is neither a model of the catalog nor a Hugging Face id. ${
    likely ? `Did you mean ${likely}?` : 'Write it as publisher/repository.'
  }`;
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
