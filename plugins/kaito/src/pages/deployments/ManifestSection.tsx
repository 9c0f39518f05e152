import { Text } from '@backstage/ui';
import type { WorkloadDetail } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { toYaml } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { useMemo } from 'react';
import { CopyButton, Section } from '../../components';
import styles from './Deployments.module.css';

/** The object as the cluster holds it. */
export function ManifestSection(props: { workload: WorkloadDetail }) {
  const { manifest } = props.workload;
  const yaml = useMemo(() => toYaml(manifest), [manifest]);
  return (
    <Section title="Manifest">
      <Text as="p" color="secondary">
        As the cluster holds it. Changes go through Git: edit the file and
        propose it.
      </Text>
      <div className={styles.row}>
        <CopyButton text={yaml} label="Copy manifest" />
      </div>
      <pre
        className={styles.code}
        role="region"
        aria-label="Manifest in YAML"
        // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {yaml}
      </pre>
    </Section>
  );
}
