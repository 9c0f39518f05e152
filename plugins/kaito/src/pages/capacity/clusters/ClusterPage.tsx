import { Link } from '@backstage/ui';
import type { ClusterView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { RiFileUnknowLine } from '@remixicon/react';
import {
  ClusterBanner,
  ClusterStateChip,
  DataTable,
  FactList,
  FreshnessTag,
  PageBody,
  QueryStates,
  Section,
  StatePanel,
} from '../../../components';
import { useClusters, usePathParams } from '../../../hooks';
import { useKaitoLinks } from '../../../nav';
import { troubleFirst } from './clusterFacts';
import { KaitoSection } from './KaitoSection';
import { kindColumns } from './kindColumns';
import { RightsSection } from './RightsSection';

function Cluster(props: { cluster: ClusterView }) {
  const { cluster } = props;
  return (
    <>
      <ClusterBanner clusters={[cluster]} />
      <Section title="Facts">
        <FactList
          facts={[
            ['Name', cluster.name],
            ['Kubernetes', cluster.kubernetesVersion ?? 'not known'],
            ['Deployments', cluster.workloads],
            ['Nodes', cluster.nodes],
          ]}
        />
      </Section>
      <KaitoSection cluster={cluster} />
      <RightsSection cluster={cluster} />
      <Section title="What the portal watches here">
        <DataTable
          caption="Kinds the portal watches in this cluster"
          columns={kindColumns}
          rows={troubleFirst(cluster.kinds)}
          rowId={({ resource }) => resource}
        />
      </Section>
    </>
  );
}

/** One cluster, named by the address: how well the portal knows it, and what is installed. */
export function ClusterPage() {
  const { cluster: name = '' } = usePathParams();
  const links = useKaitoLinks();
  const clusters = useClusters();
  const cluster = clusters.data?.items.find(one => one.name === name);
  return (
    <PageBody
      title={cluster?.title ?? name}
      description={<Link href={links.clusters()}>all clusters</Link>}
      actions={
        cluster && (
          <>
            <ClusterStateChip state={cluster.state} />
            <FreshnessTag
              asOf={
                cluster.state === 'live' ? clusters.receivedAt : cluster.asOf
              }
              stale={cluster.state !== 'live'}
            />
          </>
        )
      }
    >
      <QueryStates what="clusters" query={clusters}>
        {() =>
          cluster ? (
            <Cluster cluster={cluster} />
          ) : (
            <StatePanel
              icon={RiFileUnknowLine}
              title={`The portal knows no cluster ${name}`}
            >
              Check the address, or whether it is configured under another name.
            </StatePanel>
          )
        }
      </QueryStates>
    </PageBody>
  );
}
