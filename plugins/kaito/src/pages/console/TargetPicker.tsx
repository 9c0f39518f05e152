import { Alert, Select, Text } from '@backstage/ui';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip } from '../../components/Chip';
import { FreshnessTag } from '../../components/FreshnessTag';
import type { ModelChoice } from './chooseTarget';
import styles from './ConsolePage.module.css';

const readyWord = (endpoint: EndpointView) =>
  endpoint.ready ? 'ready' : 'not ready';

function describeEndpoint(endpoint: EndpointView): string {
  const { workload, owner } = endpoint;
  return [
    endpoint.stale
      ? `${readyWord(endpoint)} when last seen`
      : readyWord(endpoint),
    `${workload.cluster} / ${workload.namespace}`,
    owner ?? 'no owner recorded',
  ].join(' · ');
}

/** What is known of the chosen endpoint, and what to bear in mind. */
export function EndpointNotes(props: { endpoint: EndpointView }) {
  const { endpoint } = props;
  return (
    <>
      <div className={styles.facts}>
        <Chip tone={endpoint.ready ? 'ok' : 'warning'}>
          {endpoint.ready ? 'Ready' : 'Not ready'}
        </Chip>
        {endpoint.stale && <FreshnessTag asOf={endpoint.asOf} stale />}
      </div>
      {!endpoint.ready && (
        <Alert
          status="warning"
          icon
          title="KAITO does not call this model ready"
          description="You may try; expect an error until it is."
        />
      )}
      {endpoint.via === 'service-proxy' && (
        <Text as="p" variant="body-small" color="secondary">
          Reached through the API server: for trying, not for production. From
          inside the cluster use <code>{endpoint.inClusterUrl}</code>.
        </Text>
      )}
    </>
  );
}

/** Which endpoint and which of its models to talk to. */
export function TargetPicker(props: {
  endpoints: readonly EndpointView[];
  endpoint: EndpointView | undefined;
  onEndpointChange(id: string): void;
  choice: ModelChoice | null;
  /** Why the endpoint could not be asked for its models. */
  modelsError: Error | undefined;
  onModelChange(model: string): void;
}) {
  const { endpoints, endpoint, choice, modelsError } = props;
  return (
    <>
      <Select
        label="Endpoint"
        placeholder="Choose an endpoint"
        options={endpoints.map(item => ({
          id: item.id,
          label: item.title,
          description: describeEndpoint(item),
        }))}
        value={endpoint?.id ?? null}
        onChange={key => key !== null && props.onEndpointChange(String(key))}
      />
      {choice && (
        <Select
          label="Model"
          placeholder="No model known"
          description={
            choice.source === 'endpoint'
              ? 'As the endpoint itself lists it'
              : 'By KAITO’s naming rule; the endpoint has not confirmed it'
          }
          options={choice.options.map(id => ({ id, label: id }))}
          value={choice.model}
          onChange={key => key !== null && props.onModelChange(String(key))}
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
