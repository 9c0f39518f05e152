import {
  findModel,
  parsePresetName,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import { findSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import type { PlacementValue } from './placement/PlacementValue';
import { fitOf } from './sku/skuOptions';

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

/** Why a place cannot be asked for; null when it can or when it is not known here. */
export function placementProblem(
  value: PlacementValue | undefined,
  modelName: string | undefined,
): string | null {
  const { cluster, instanceType, nodeLabels } = value ?? {};
  if (!cluster?.trim()) {
    return 'Choose a place, or name a cluster and a machine type.';
  }
  if (instanceType?.trim()) {
    return skuProblem(instanceType.trim(), modelName);
  }
  return Object.keys(nodeLabels ?? {}).length > 0
    ? null
    : `Choose the machines in ${cluster}: a place of the list, or a machine type by its name.`;
}

/** Why KAITO cannot tune a model; null when it can or when the model is not known here. */
export function tuningProblem(modelName: string): string | null {
  const model = findModel(modelName);
  return model && !model.tuning
    ? `KAITO cannot tune ${model.name}. Choose a model of the list.`
    : null;
}
