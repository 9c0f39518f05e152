import { Alert, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip } from '../../../components/Chip';
import { FreshnessTag } from '../../../components/FreshnessTag';
import { EndpointMetricsStrip } from '../../../components/metrics';
import { asSentence } from '../../../components/sentence';
import { CaptureNotice } from './CaptureNotice';
import styles from './Panes.module.css';

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
  /** Without what can be read elsewhere: it stands beside others. */
  brief: boolean;
  /** What the portal keeps is told here. */
  tellsCapture: boolean;
  /** What can be done beside it. */
  children?: ReactNode;
}) {
  const { endpoint, brief } = props;
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
      {props.tellsCapture && <CaptureNotice capture={endpoint.capture} />}
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
          {endpoint.inClusterUrl && !brief && (
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
