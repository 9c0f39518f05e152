import type { ApiObject } from '../ApiObject';

/** One admission question. */
export interface AdmissionQuestion {
  operation: 'CREATE' | 'UPDATE';
  object: ApiObject;
  previous?: ApiObject;
}

/** A refusal by a validating webhook. */
export interface AdmissionDenial {
  /** Name of the webhook, e.g. `validation.workspace.kaito.sh`. */
  webhook: string;
  /** Why, one line per complaint. */
  message: string;
}

/** A validating webhook: null lets the object pass. */
export type AdmissionHook = (
  question: AdmissionQuestion,
) => AdmissionDenial | null;
