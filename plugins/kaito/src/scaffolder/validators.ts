import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { findSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import {
  adapterListProblems,
  type AdapterValue,
} from './adapters/adapterValue';
import {
  deploymentProblem,
  type DeploymentValue,
  elsewhereProblem,
  fixedBy,
} from './deployment/deploymentWords';
import { expiryProblem } from './expiry/expiryDays';
import { textAt } from './form/formValues';
import { namespaceProblem } from './namespace/namespaceOptions';
import { ownerProblem } from './owner/ownerOptions';
import type { PlacementValue } from './placement/PlacementValue';
import {
  DEFAULT_MODEL_FIELD,
  type DeploymentPickerOptions,
  type ExpiryPickerOptions,
  type ModelPickerOptions,
  type PlacementPickerOptions,
  type SkuPickerOptions,
} from './schemas';
import { secretProblem } from './secret/secretOptions';
import { cloudProblem } from './sku/skuOptions';
import {
  modelProblem,
  placementProblem,
  skuProblem,
  tuningProblem,
} from './validation';

/** A validator that says one thing at most; a field that is empty is the schema's business. */
function refusing<T extends string, O = unknown>(
  problemOf: (
    value: T,
    options: O | undefined,
    form: Record<string, unknown>,
  ) => string | null,
): CustomFieldValidator<T, O> {
  return (value, field, context) => {
    const options = context.uiSchema?.['ui:options'] as O | undefined;
    const problem = value ? problemOf(value, options, context.formData) : null;
    if (problem) {
      field.addError(problem);
    }
  };
}

export const validateModel = refusing<string, ModelPickerOptions>(
  (value, options) =>
    modelProblem(value) ??
    (options?.use === 'tuning' ? tuningProblem(value) : null),
);

export const validateSku = refusing<string, SkuPickerOptions>(
  (value, options, form) =>
    cloudProblem(findSku(value), options?.cloud) ??
    skuProblem(value, textAt(form, options?.modelField ?? DEFAULT_MODEL_FIELD)),
);

export const validateNamespace = refusing(namespaceProblem);
export const validateOwner = refusing(ownerProblem);
export const validateSecret = refusing(secretProblem);

export const validateExpiry = refusing<string, ExpiryPickerOptions>(
  (value, options) => expiryProblem(value, new Date(), options?.maxDays),
);

export const validatePlacement: CustomFieldValidator<
  PlacementValue,
  PlacementPickerOptions
> = (value, field, context) => {
  const { modelField = DEFAULT_MODEL_FIELD } =
    context.uiSchema?.['ui:options'] ?? {};
  const problem = placementProblem(value, textAt(context.formData, modelField));
  if (problem) {
    field.addError(problem);
  }
};

export const validateAdapters: CustomFieldValidator<AdapterValue[]> = (
  value,
  field,
) => adapterListProblems(value ?? []).forEach(field.addError);

export const validateDeployment: CustomFieldValidator<
  DeploymentValue,
  DeploymentPickerOptions
> = (value, field, context) => {
  const fixed = fixedBy(context.formData, context.uiSchema?.['ui:options']);
  const problem =
    deploymentProblem(value, fixed) ?? elsewhereProblem(value, fixed);
  if (problem) {
    field.addError(problem);
  }
};
