import { Alert, Select } from '@backstage/ui';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { thatTalk } from './chooseTarget';
import { describeEndpoint } from './endpointWords';
import type { PaneTarget } from './paneTargets';

/** Which endpoint and which of its models a pane talks to. Only those are offered that one may call. */
export function TargetPicker(props: {
  endpoints: readonly EndpointView[];
  target: PaneTarget;
  isDisabled: boolean;
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
          description={
            choice.source === 'endpoint'
              ? 'As the endpoint itself lists it'
              : 'By KAITO’s naming rule; the endpoint has not confirmed it'
          }
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
