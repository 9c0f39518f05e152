import type { ApiHolder } from '@backstage/frontend-plugin-api';
import type { ReviewOptions } from '../schemas';

/** What the validators of fields that look at the whole form are told. */
export interface ValidatorContext {
  apiHolder: ApiHolder;
  formData: Record<string, unknown>;
  uiSchema?: {
    'ui:options'?: Pick<
      ReviewOptions,
      'request' | 'deploymentField' | 'use' | 'changes'
    >;
  };
}

/** Milliseconds for which what the page shows is taken for true. */
export const FRESH_MS = 30_000;
