import type { ApiObject } from '../ApiObject';
import { ApiError, invalid } from '../errors';
import type { ResourceType } from '../resources';
import type { AdmissionHook } from './AdmissionHook';
import { applyDefaults } from './defaults';
import { applyFieldValidation } from './fieldValidation';
import { checkName } from './names';
import type { ShapeChecker } from './ShapeChecker';

/** What admission consults. */
export interface Admission {
  checkShape: ShapeChecker;
  hook: AdmissionHook;
}

/** One object on its way in. It is changed in place: pruned and given defaults. */
export interface Candidate {
  type: ResourceType;
  object: ApiObject;
  previous?: ApiObject;
  fieldValidation: string | null;
}

/** Decoding: unknown fields, then names and shape. Returns warnings; throws 400 or 422. */
export function decode(
  { checkShape }: Admission,
  { type, object, fieldValidation }: Candidate,
): string[] {
  const { unknown } = checkShape(type.kind, object);
  const warnings = applyFieldValidation(type, object, unknown, fieldValidation);
  applyDefaults(object);
  const { causes } = checkShape(type.kind, object);
  const all = [...checkName(object), ...causes];
  if (all.length) {
    throw invalid(type, object.metadata.name, all);
  }
  return warnings;
}

/** Validating webhooks. Throws 400 in a knative webhook's words. */
export function askWebhooks(
  { hook }: Admission,
  { object, previous }: Candidate,
) {
  const denial = hook({
    operation: previous ? 'UPDATE' : 'CREATE',
    object,
    previous,
  });
  if (denial) {
    throw new ApiError(
      400,
      'BadRequest',
      `admission webhook "${denial.webhook}" denied the request: validation failed: ${denial.message}`,
    );
  }
}
