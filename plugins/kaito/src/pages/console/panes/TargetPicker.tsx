import { Alert, Select } from '@backstage/ui';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { thatTalk, type ModelChoice } from './chooseTarget';
import { describeEndpoint } from './endpointWords';
import type { PaneTarget } from './paneTargets';

function sourceWords(source: ModelChoice['source'], brief: boolean) {
  if (source !== 'endpoint') {
    return 'By KAITO’s naming rule; the endpoint has not confirmed it';
  }
  return brief ? undefined : 'As the endpoint itself lists it';
}

/** Which endpoint and which of its models a pane talks to. Only those are offered that one may call. */
export function TargetPicker(props: {
  endpoints: readonly EndpointView[];
  target: PaneTarget;
  isDisabled: boolean;
  /** Says only what is out of the ordinary. */
  brief: boolean;
  onChange(endpointId: string, model: string | null): void;
}) {
  const { endpoints, isDisabled, onChange } = props;
  const { endpoint, choice, modelsError } = props.target;
  return (
    <>
      <Select
        label="Endpoint"
        placeholder="Choose an endpoint"
        isDisabled={isDisabled}
        options={thatTalk(endpoints).map(item => ({
          id: item.id,
          label: item.title,
          description: describeEndpoint(item),
        }))}
        value={endpoint?.id ?? null}
        onChange={key => key !== null && onChange(String(key), null)}
      />
      {endpoint && choice && (
        <Select
          label="Model"
          placeholder="No model known"
          isDisabled={isDisabled}
          description={sourceWords(choice.source, props.brief)}
          options={choice.options.map(id => ({ id, label: id }))}
          value={choice.model}
          onChange={key => key !== null && onChange(endpoint.id, String(key))}
        />
      )}
      {modelsError && (
        <Alert
          status="warning"
          icon
          title="The endpoint did not say which models it serves"
          description={modelsError.message}
        />
      )}
    </>
  );
}
