import { Alert, Text } from '@backstage/ui';
import { RiEyeLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip } from '../../../components/Chip';
import { FreshnessTag } from '../../../components/FreshnessTag';
import { EndpointMetricsStrip } from '../../../components/metrics';
import { asSentence } from '../../../components/sentence';
import { captureWords } from './endpointWords';
import styles from './Panes.module.css';

function CaptureNotice(props: { endpoint: EndpointView }) {
  const words = captureWords(props.endpoint.capture);
  return (
    words && (
      <Alert
        role="note"
        status="info"
        icon={<RiEyeLine aria-hidden="true" />}
        title={words.title}
        description={words.description}
      />
    )
  );
}

/** What the endpoint itself said, where that is not that it answers. */
function healthWords({ health }: EndpointView): string | null {
  switch (health.state) {
    case 'loading':
      return 'The model is being loaded; it does not answer yet.';
    case 'failing':
      return `It answers with an error. ${asSentence(health.reason ?? '')}`;
    case 'unreachable':
      return `It does not answer. ${asSentence(health.reason ?? '')}`;
    default:
      return null;
  }
}

/** What is known of the chosen endpoint, and what to bear in mind. */
export function EndpointNotes(props: {
  endpoint: EndpointView;
  /** What can be done beside it. */
  children?: ReactNode;
}) {
  const { endpoint } = props;
  const ofKaito = endpoint.provider === 'kaito';
  return (
    <>
      <div className={styles.facts}>
        <Chip tone={endpoint.ready ? 'ok' : 'warning'}>
          {endpoint.ready ? 'Ready' : 'Not ready'}
        </Chip>
        {endpoint.stale && <FreshnessTag asOf={endpoint.asOf} stale />}
        {props.children}
      </div>
      {ofKaito && endpoint.ready && endpoint.runtime !== 'rag' && (
        <EndpointMetricsStrip endpointId={endpoint.id} />
      )}
      <CaptureNotice endpoint={endpoint} />
      {!endpoint.ready && (
        <Alert
          status="warning"
          icon
          title={
            ofKaito
              ? 'KAITO does not call this model ready'
              : 'It did not answer when it was last asked'
          }
          description={
            healthWords(endpoint) ?? 'You may try; expect an error until it is.'
          }
        />
      )}
      {endpoint.via === 'service-proxy' && (
        <Text as="p" variant="body-small" color="secondary">
          Reached through the API server: for trying, not for production.
          {endpoint.inClusterUrl && (
            <>
              {' '}
              From inside the cluster use <code>{endpoint.inClusterUrl}</code>.
            </>
          )}
        </Text>
      )}
    </>
  );
}
