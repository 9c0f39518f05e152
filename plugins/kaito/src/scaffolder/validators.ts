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

/** What to check of a value: of the entries of a list, and of a field within them, the Scaffolder hands over the list. */
function textsIn(value: unknown): string[] {
  return [value]
    .flat()
    .filter(
      (entry): entry is string => typeof entry === 'string' && entry !== '',
    );
}

/** A validator that says a thing once; what is empty is the schema's business. */
function refusing<T extends string, O = unknown>(
  problemOf: (
    value: T,
    options: O | undefined,
    form: Record<string, unknown>,
  ) => string | null,
): CustomFieldValidator<T, O> {
  return (value, field, context) => {
    const options = context.uiSchema?.['ui:options'] as O | undefined;
    const problems = textsIn(value).map(text =>
      problemOf(text as T, options, context.formData),
    );
    new Set(problems).forEach(problem => problem && field.addError(problem));
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
  if (Array.isArray(value)) {
    return;
  }
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
  if (Array.isArray(value)) {
    return;
  }
  const fixed = fixedBy(context.formData, context.uiSchema?.['ui:options']);
  const problem =
    deploymentProblem(value, fixed) ?? elsewhereProblem(value, fixed);
  if (problem) {
    field.addError(problem);
  }
};
