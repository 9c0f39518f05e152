import { ButtonLink, Text } from '@backstage/ui';
import { RiChat3Line } from '@remixicon/react';
import type { WorkloadDetail } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { FactList, Section } from '../../components';
import { useKaitoLinks } from '../../nav';
import styles from './Deployments.module.css';

/** How to call a deployment. */
export function EndpointSection(props: { workload: WorkloadDetail }) {
  const { endpoint } = props.workload;
  const links = useKaitoLinks();
  if (!endpoint) {
    return null;
  }
  return (
    <Section title="Endpoint">
      <FactList
        facts={[
          ['Model name in requests', endpoint.servedModel],
          [
            'Base URL inside the cluster',
            endpoint.inClusterUrl && (
              <code className={styles.evidence}>{endpoint.inClusterUrl}</code>
            ),
          ],
        ]}
      />
      {endpoint.ready ? (
        <div className={styles.row}>
          <ButtonLink
            href={links.console(endpoint.id)}
            iconStart={<RiChat3Line aria-hidden="true" />}
          >
            Try it in the console
          </ButtonLink>
        </div>
      ) : (
        <Text as="p" color="secondary">
          It does not answer now; the console opens here when the model is
          ready.
        </Text>
      )}
    </Section>
  );
}
