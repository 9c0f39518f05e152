import { Button, Link } from '@backstage/ui';
import type {
  CapacityList,
  ClusterHealth,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  ClusterBanner,
  EmptyState,
  FacetBar,
  FreshnessTag,
  PageBody,
  QueryStates,
  Section,
  useListState,
} from '../../components';
import { LiveTag } from '../../live';
import { useKaitoLinks } from '../../nav';
import styles from './Capacity.module.css';
import { CapacityCard } from './CapacityCard';
import { capacityList } from './capacityList';
import { CapacityTotals } from './CapacityTotals';
import { groupByCluster } from './capacityWords';
import { useCapacity } from './queries';

/** Clusters that were heard and have no GPU; the silent ones are the banner's. */
function withoutGpus({ clusters, items }: CapacityList): ClusterHealth[] {
  const withGpus = new Set(items.map(({ cluster }) => cluster));
  return clusters.filter(
    ({ name, asOf }) => asOf !== null && !withGpus.has(name),
  );
}

function emptyReason(list: CapacityList): string {
  const { clusters } = list;
  if (clusters.length === 0) {
    return 'No cluster is configured, or none you may see.';
  }
  const silent = clusters.length - withoutGpus(list).length;
  return silent > 0
    ? `${silent} of ${clusters.length} clusters have not been heard from, so there may be some that cannot be seen now.`
    : 'No node of any cluster offers a GPU now. KAITO asks for GPU nodes when a model is deployed.';
}

function Capacity(props: { list: CapacityList }) {
  const { items, clusters } = props.list;
  const list = useListState(items, capacityList);
  const none = withoutGpus(props.list);
  const titleOf = (name: string) =>
    clusters.find(cluster => cluster.name === name)?.title ?? name;
  return (
    <>
      <FacetBar
        list={list}
        noun={{ one: 'GPU pool', many: 'GPU pools' }}
        searchLabel="Cluster, GPU, deployment, owner"
      />
      <CapacityTotals views={list.rows} />
      {list.rows.length === 0 && (
        <EmptyState
          title="No GPU pools match"
          reason={`None of the ${list.total} GPU pools fits the search and the filters.`}
          action={<Button onPress={list.clear}>Clear all</Button>}
        />
      )}
      {groupByCluster(list.rows).map(([cluster, views]) => (
        <Section key={cluster} title={titleOf(cluster)}>
          <div className={styles.grid}>
            {views.map(view => (
              <CapacityCard
                key={`${view.gpuModel}/${view.resourceName}/${view.memoryGiB}`}
                view={view}
              />
            ))}
          </div>
        </Section>
      ))}
      {none.length > 0 && !list.isNarrowed && (
        <p className={styles.quiet}>
          Without GPU nodes now: {none.map(({ title }) => title).join(', ')}.
        </p>
      )}
    </>
  );
}

/** Which GPUs there are, which are free and who holds the rest. */
export function CapacityPage() {
  const capacity = useCapacity();
  const links = useKaitoLinks();
  return (
    <PageBody
      title="Capacity"
      description={
        <>
          GPUs of your clusters: what there is, what is free, and who holds the
          rest · <Link href={links.clusters()}>clusters</Link>
        </>
      }
      actions={
        <>
          <LiveTag />
          {capacity.data && <FreshnessTag asOf={capacity.receivedAt} />}
        </>
      }
    >
      <ClusterBanner clusters={capacity.data?.clusters} />
      <QueryStates
        what="GPU capacity"
        query={capacity}
        isEmpty={({ items }) => items.length === 0}
        empty={
          capacity.data && (
            <EmptyState title="No GPUs" reason={emptyReason(capacity.data)} />
          )
        }
      >
        {list => <Capacity list={list} />}
      </QueryStates>
    </PageBody>
  );
}
