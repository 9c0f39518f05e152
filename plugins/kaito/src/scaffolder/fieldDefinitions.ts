import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { findSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import { KaitoClusterPicker } from './KaitoClusterPicker';
import { KaitoModelPicker } from './KaitoModelPicker';
import { KaitoSkuPicker } from './KaitoSkuPicker';
import {
  clusterPickerSchema,
  DEFAULT_MODEL_FIELD,
  modelPickerSchema,
  skuPickerSchema,
  type SkuPickerOptions,
} from './schemas';
import { cloudProblem } from './skuOptions';
import { modelProblem, skuProblem } from './validation';

const validateModel: CustomFieldValidator<string> = (value, field) => {
  const problem = value ? modelProblem(value) : null;
  if (problem) {
    field.addError(problem);
  }
};

const validateSku: CustomFieldValidator<string, SkuPickerOptions> = (
  value,
  field,
  context,
) => {
  const { cloud, modelField = DEFAULT_MODEL_FIELD } =
    context.uiSchema?.['ui:options'] ?? {};
  const model = context.formData[modelField];
  const problem = value
    ? cloudProblem(findSku(value), cloud) ??
      skuProblem(value, typeof model === 'string' ? model : undefined)
    : null;
  if (problem) {
    field.addError(problem);
  }
};

/** `ui:field: KaitoModelPicker` */
export const modelPickerField = {
  name: 'KaitoModelPicker',
  component: KaitoModelPicker,
  schema: modelPickerSchema,
  validation: validateModel,
};

/** `ui:field: KaitoClusterPicker` */
export const clusterPickerField = {
  name: 'KaitoClusterPicker',
  component: KaitoClusterPicker,
  schema: clusterPickerSchema,
};

/** `ui:field: KaitoSkuPicker` */
export const skuPickerField = {
  name: 'KaitoSkuPicker',
  component: KaitoSkuPicker,
  schema: skuPickerSchema,
  validation: validateSku,
};
