import { Text } from '@backstage/ui';
import { FactList, FreshnessTag, LoadingState } from '../../components';
import { FieldFrame } from '../form/FieldFrame';
import { FieldProviders } from '../form/FieldProviders';
import type { costPanelSchema } from '../schemas';
import { BackendAway } from './BackendAway';
import { costFacts } from './costFacts';
import { PreviewStates } from './PreviewStates';
import type { FormPreview } from './previewForm';
import { usePreview } from './usePreview';
import { usePreflight } from './useReports';

type Props = typeof costPanelSchema.TProps;

function CostFacts(props: { preview: FormPreview }) {
  const { preview } = props;
  const { data, error, isLoading, refetch } = usePreflight(preview.question);
  if (!preview.question) {
    return (
      <Text as="p">
        It can be told once the form says what is to run where, for whom and
        under which name.
      </Text>
    );
  }
  return (
    <>
      {isLoading && <LoadingState label="Working out the cost" rows={2} />}
      {error && (
        <BackendAway
          what="The cost is not known"
          error={error}
          retry={refetch}
        />
      )}
      <FactList facts={costFacts(preview, data)} />
      {data && <FreshnessTag asOf={data.generatedAt} stale={Boolean(error)} />}
    </>
  );
}

function CostField(props: Props) {
  const template = props.uiSchema['ui:options']?.request;
  const state = usePreview(template, props.formContext?.formData);
  return (
    <FieldFrame
      title={props.schema.title ?? 'Cost and fit'}
      description={
        props.schema.description ??
        'Of all machines while it runs, and whether the model fits them'
      }
    >
      <PreviewStates template={template} state={state}>
        {preview => <CostFacts preview={preview} />}
      </PreviewStates>
    </FieldFrame>
  );
}

/** Form field without a value: what the request costs and how the model fits. */
export function KaitoCostPanel(props: Props) {
  return (
    <FieldProviders>
      <CostField {...props} />
    </FieldProviders>
  );
}
