import { identityApiRef } from '@backstage/frontend-plugin-api';
import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import type { ClusterView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { kaitoApiRef } from '../../api';
import { asSentence } from '../../components';
import { queryClientFor } from '../../hooks/queryClient';
import type { RequestOptions, ReviewOptions } from '../schemas';
import { askChecks, editQuestionOf, questionOf } from './askChecks';
import { CHECK_TITLES } from './checkWords';
import type { FormPreview } from './previewForm';
import { hasReview } from './requestIds';
import { FRESH_MS, type ValidatorContext } from './validatorContext';

/** Clusters as the page has them; none when they cannot be had. */
async function clusters({
  apiHolder,
}: ValidatorContext): Promise<ClusterView[]> {
  const api = apiHolder.get(kaitoApiRef);
  try {
    const list = await (api &&
      queryClientFor(api).fetchQuery({
        queryKey: ['clusters'],
        queryFn: ({ signal }) => api.getClusters({ signal }),
        staleTime: FRESH_MS,
      }));
    return list?.items ?? [];
  } catch {
    return [];
  }
}

/** What the form comes to; undefined when the template does not say, or nothing can be rendered here. */
async function preview(
  context: ValidatorContext,
): Promise<FormPreview | undefined> {
  const template = context.uiSchema?.['ui:options']?.request;
  if (template === undefined) {
    return undefined;
  }
  try {
    const { previewForm } = await import('./previewForm');
    const user = await context.apiHolder
      .get(identityApiRef)
      ?.getBackstageIdentity();
    return previewForm(
      template,
      context.formData,
      user?.userEntityRef ?? '',
      await clusters(context),
    );
  } catch {
    // The step that renders says what is wrong; a form must not be stuck for want of a preview.
    return undefined;
  }
}

/** Holds back a form whose request cannot be rendered, naming each field; a review in the form does so itself. */
export const validatePreview: CustomFieldValidator<
  null,
  RequestOptions
> = async (_value, field, context) => {
  if (hasReview(context.formData)) {
    return;
  }
  const found = await preview(context);
  if (found?.kind === 'refused') {
    found.problems.forEach(({ title, reason }) =>
      field.addError(`${title}: ${reason}`),
    );
  }
};

/** Holds back a form whose request cannot be rendered or in whose way something stands. */
export const validateReview: CustomFieldValidator<
  { requestId?: string },
  ReviewOptions
> = async (_value, field, context) => {
  const found = await preview(context);
  if (found?.kind === 'refused') {
    found.problems.forEach(({ title, reason }) =>
      field.addError(`${title}: ${reason}`),
    );
    return;
  }
  const isEdit = context.uiSchema?.['ui:options']?.request === undefined;
  const report = await askChecks(
    isEdit ? await editQuestionOf(context) : questionOf(found?.question),
    context,
  );
  report?.checks
    .filter(({ outcome }) => outcome === 'fail')
    .forEach(({ check, reason, nextStep }) =>
      field.addError(
        `${CHECK_TITLES[check]} ${asSentence(reason)}${
          nextStep ? ` ${asSentence(nextStep)}` : ''
        }`,
      ),
    );
};
