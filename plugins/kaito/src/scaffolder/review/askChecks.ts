import {
  workloadRefSchema,
  type KaitoApi,
  type PreflightReport,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { kaitoApiRef } from '../../api';
import { queryClientFor } from '../../hooks/queryClient';
import { valueAt } from '../form/formValues';
import type { FormPreview } from './previewForm';
import { editPreflightKey, preflightKey } from './useReports';
import { FRESH_MS, type ValidatorContext } from './validatorContext';

/** A question about a form, under the key of the query that the page asks it with. */
interface Question {
  key: readonly unknown[];
  ask(api: KaitoApi, signal: AbortSignal): Promise<PreflightReport>;
}

/** What to ask about a request; undefined while it cannot be read. */
export const questionOf = (
  question: FormPreview['question'],
): Question | undefined =>
  question && {
    key: preflightKey(question),
    ask: (api, signal) => api.preflight(question, { signal }),
  };

/** What to ask about the change of a deployment that exists; undefined for what is no change, or cannot be told here. */
export async function editQuestionOf({
  formData,
  uiSchema,
}: ValidatorContext): Promise<Question | undefined> {
  const {
    changes,
    use = 'change',
    deploymentField = 'deployment',
  } = uiSchema?.['ui:options'] ?? {};
  const ref = workloadRefSchema.safeParse(
    valueAt(formData, deploymentField),
  ).data;
  if (!ref) {
    return undefined;
  }
  const { editOf } = await import('./editOf');
  const edit = editOf(use, changes, formData);
  if (edit.kind !== 'ready' || edit.request.action !== 'change') {
    return undefined;
  }
  const request = { changes: edit.request.changes };
  return {
    key: editPreflightKey(ref, request),
    ask: (api, signal) => api.preflightEdit(ref, request, { signal }),
  };
}

/** The checks of a request; undefined when they cannot be had, which holds nobody up. */
export async function askChecks(
  question: Question | undefined,
  context: ValidatorContext,
): Promise<PreflightReport | undefined> {
  const api = context.apiHolder.get(kaitoApiRef);
  if (!api || !question) {
    return undefined;
  }
  try {
    return await queryClientFor(api).fetchQuery({
      queryKey: question.key,
      queryFn: ({ signal }) => question.ask(api, signal),
      // What stood in the way may have been mended since.
      staleTime: query => (query.state.data?.outcome === 'fail' ? 0 : FRESH_MS),
    });
  } catch {
    return undefined;
  }
}
