import { Text } from '@backstage/ui';
import type { ModelView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useId } from 'react';
import { ModelCard } from './ModelCard';
import styles from './Models.module.css';
import type { DeployHref } from './useDeployHref';

/** Models under a heading; nothing when there are none. */
export function ModelGroup(props: {
  title: string;
  models: readonly ModelView[];
  kaitoVersion: string;
  deployHref: DeployHref;
}) {
  const { title, models, kaitoVersion, deployHref } = props;
  const id = useId();
  if (models.length === 0) {
    return null;
  }
  return (
    <section className={styles.group} aria-labelledby={id}>
      <Text as="h3" id={id} variant="title-x-small" weight="bold">
        {title} ({models.length})
      </Text>
      <ul className={styles.grid}>
        {models.map(model => (
          <li key={model.name}>
            <ModelCard
              model={model}
              kaitoVersion={kaitoVersion}
              deployHref={deployHref}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
