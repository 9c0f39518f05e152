import { ButtonLink, Link, Text } from '@backstage/ui';
import { RiChat3Line, RiCheckLine, RiTimeLine } from '@remixicon/react';
import type { ModelView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip, Section } from '../../components';
import { useKaitoLinks } from '../../nav';
import styles from './Models.module.css';

/** Where a model runs already. */
export function ModelDeployments(props: { model: ModelView }) {
  const { deployments } = props.model;
  const links = useKaitoLinks();
  return (
    <Section title="Deployments">
      {deployments.length === 0 ? (
        <Text as="p" color="secondary">
          None you may see.
        </Text>
      ) : (
        <ul className={styles.rows}>
          {deployments.map(({ ref, ready, endpointId }) => (
            <li
              key={`${ref.cluster}/${ref.kind}/${ref.namespace}/${ref.name}`}
              className={styles.row}
            >
              <Chip
                tone={ready ? 'ok' : 'neutral'}
                icon={ready ? RiCheckLine : RiTimeLine}
              >
                {ready ? 'serving' : 'not serving'}
              </Chip>
              <Link href={links.deployment(ref)}>{ref.name}</Link>
              <Text color="secondary">
                {ref.namespace} on {ref.cluster}
              </Text>
              {ready && endpointId && (
                <ButtonLink
                  size="small"
                  variant="secondary"
                  href={links.console(endpointId)}
                  iconStart={<RiChat3Line aria-hidden="true" />}
                  aria-label={`Use it: ${ref.name} on ${ref.cluster}`}
                >
                  Use it
                </ButtonLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
