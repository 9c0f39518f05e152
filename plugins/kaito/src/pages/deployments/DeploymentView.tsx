import { Link } from '@backstage/ui';
import type { WorkloadDetail } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Age, FactList, noModelWords, Section } from '../../components';
import { useKaitoLinks } from '../../nav';
import { CauseSection } from './cause';
import { ConditionsSection } from './ConditionsSection';
import styles from './Deployments.module.css';
import { EndpointSection } from './EndpointSection';
import { EventsSection } from './EventsSection';
import { GitSection } from './git';
import { LogsSection } from './logs';
import { ManifestSection } from './ManifestSection';
import { MetricsSection } from './metrics';
import { describeNodes } from './nodeWords';
import { ProvenanceSection } from './ProvenanceSection';
import { engineFacts, RagSection } from './rag';
import { RelatedSection } from './RelatedSection';
import { TimelineSection } from './timeline';

/** Everything known of one deployment. */
export function DeploymentView(props: { workload: WorkloadDetail }) {
  const { workload } = props;
  const { endpoint, model, nodes } = workload;
  const links = useKaitoLinks();
  const isEngine = workload.ref.kind === 'RAGEngine';
  const modelName = model?.catalogName ? (
    <Link href={links.model(model.catalogName)}>{model.catalogName}</Link>
  ) : (
    model?.name ?? noModelWords(workload.ref.kind)
  );
  return (
    <>
      <div className={styles.columns}>
        <CauseSection workload={workload} />
        <EndpointSection workload={workload} />
      </div>
      <div className={styles.columns}>
        <Section title="Facts">
          <FactList
            facts={[
              ['Model', modelName],
              ...(isEngine ? engineFacts(workload) : []),
              ['Licence', model?.licence ?? 'unknown'],
              ['Used for', workload.purpose],
              ['Machine type', workload.instanceType],
              ['Nodes ready', describeNodes(nodes)],
              ['Age', <Age since={workload.createdAt} />],
              ['UID', workload.uid],
            ]}
          />
        </Section>
        <ProvenanceSection workload={workload} />
      </div>
      {endpoint?.ready &&
        (isEngine ? (
          <RagSection endpointId={endpoint.id} />
        ) : (
          <MetricsSection workload={workload} endpointId={endpoint.id} />
        ))}
      <GitSection workloadRef={workload.ref} />
      <TimelineSection workload={workload} />
      <ConditionsSection workload={workload} />
      <RelatedSection workload={workload} />
      <EventsSection workload={workload} />
      <LogsSection workload={workload} />
      <ManifestSection workload={workload} />
    </>
  );
}
