import { Text } from '@backstage/ui';
import { useEffect } from 'react';
import { FieldFrame } from '../form/FieldFrame';
import { isFixed } from '../form/FieldProps';
import { FieldProviders } from '../form/FieldProviders';
import { valueAt } from '../form/formValues';
import type { reviewSchema } from '../schemas';
import { ChecksSection } from './ChecksSection';
import { DeploymentReview } from './DeploymentReview';
import { PreviewStates } from './PreviewStates';
import type { FormPreview } from './previewForm';
import { Problems } from './Problems';
import { RepositorySection } from './RepositorySection';
import { newRequestId } from './requestIds';
import { toProposal } from './useReports';
import { usePreview } from './usePreview';

type Props = typeof reviewSchema.TProps;

/** Gives the form its id, once: sent twice it is one request. */
function useRequestId(props: Props): string | undefined {
  const { formData, onChange } = props;
  const requestId = formData?.requestId;
  const mayGive = requestId === undefined && !isFixed(props);
  useEffect(() => {
    if (mayGive) {
      onChange({ ...formData, requestId: newRequestId() });
    }
  }, [mayGive, formData, onChange]);
  return requestId;
}

function Reports(props: { preview: FormPreview }) {
  const { preview } = props;
  const proposal = toProposal(preview);
  return (
    <>
      {preview.kind === 'refused' && <Problems problems={preview.problems} />}
      {preview.question && <ChecksSection question={preview.question} />}
      {proposal && <RepositorySection proposal={proposal} />}
    </>
  );
}

function ReviewField(props: Props) {
  const requestId = useRequestId(props);
  const options = props.uiSchema['ui:options'] ?? {};
  const { request: template, use = 'change', changes } = options;
  const form: unknown = props.formContext?.formData;
  const state = usePreview(template, form);
  const deployment = valueAt(form, options.deploymentField ?? 'deployment');
  return (
    <FieldFrame
      title={props.schema.title ?? 'Review'}
      description={
        props.schema.description ??
        'What stands in the way, and what changes in the repository. Nothing has been asked for yet.'
      }
      errors={props.rawErrors}
    >
      {requestId && (
        <Text as="p" variant="body-small" color="secondary">
          Request <code>{requestId}</code>. Sent twice, it is still one request.
        </Text>
      )}
      {template === undefined && deployment ? (
        <DeploymentReview
          value={deployment}
          use={use}
          changes={changes}
          form={form}
        />
      ) : (
        <PreviewStates template={template} state={state}>
          {preview => <Reports preview={preview} />}
        </PreviewStates>
      )}
    </FieldFrame>
  );
}

/** Form field for the last page: checks, the change of the repository, and the id of the request, which is its value. */
export function KaitoReview(props: Props) {
  return (
    <FieldProviders>
      <ReviewField {...props} />
    </FieldProviders>
  );
}
