import { Link } from '@backstage/ui';
import type { ClusterView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  ClusterStateChip,
  FreshnessTag,
  type Facet,
  type FacetedColumn,
} from '../../../components';
import type { KaitoLinks, PreparePrefill } from '../../../nav';
import {
  areRightsKnown,
  inStepWords,
  kaitoVersion,
  lackingRights,
  provisioner,
} from './clusterFacts';
import styles from './Clusters.module.css';

const STATE_ORDER: readonly string[] = [
  'misconfigured',
  'unauthorized',
  'unreachable',
  'terminating',
  'partial',
  'starting',
  'live',
];

/** Columns of the table of clusters. */
export function clusterColumns(
  links: Pick<KaitoLinks, 'cluster'>,
  prepareHref: (prefill: PreparePrefill) => string | undefined,
): FacetedColumn<ClusterView>[] {
  return [
    {
      id: 'state',
      header: 'State',
      cell: ({ state }) => <ClusterStateChip state={state} />,
      sortValue: ({ state }) => STATE_ORDER.indexOf(state),
      csv: ({ state }) => state,
    },
    {
      id: 'name',
      header: 'Cluster',
      minWidth: '10rem',
      isRowHeader: true,
      cell: ({ name, title }) => (
        <>
          <Link href={links.cluster(name)} weight="bold">
            {title}
          </Link>
          {title !== name && <div className={styles.quiet}>{name}</div>}
        </>
      ),
      sortValue: ({ title }) => title,
      csv: ({ name }) => name,
    },
    {
      id: 'kaito',
      header: 'KAITO',
      cell: cluster => {
        const href =
          cluster.kaito.state === 'not-found' &&
          prepareHref({ cluster: cluster.name });
        return href ? (
          <>
            {kaitoVersion(cluster)} ·{' '}
            <Link href={href} aria-label={`Prepare ${cluster.title}`}>
              prepare
            </Link>
          </>
        ) : (
          kaitoVersion(cluster)
        );
      },
      sortValue: kaitoVersion,
      csv: kaitoVersion,
    },
    {
      id: 'provisioner',
      header: 'GPU nodes by',
      minWidth: '8rem',
      cell: provisioner,
      sortValue: provisioner,
      csv: provisioner,
    },
    {
      id: 'kubernetes',
      header: 'Kubernetes',
      cell: ({ kubernetesVersion }) => kubernetesVersion ?? 'not known',
      sortValue: ({ kubernetesVersion }) => kubernetesVersion,
      csv: ({ kubernetesVersion }) => kubernetesVersion,
    },
    {
      id: 'kinds',
      header: 'Kinds in step',
      align: 'end',
      cell: inStepWords,
      csv: inStepWords,
    },
    {
      id: 'rights',
      header: 'Rights missing',
      align: 'end',
      cell: cluster => {
        const { length } = lackingRights(cluster);
        if (length === 0) {
          return areRightsKnown(cluster) ? 'none' : 'not checked';
        }
        return length === 1 ? 'for 1 kind' : `for ${length} kinds`;
      },
      sortValue: cluster => -lackingRights(cluster).length,
      csv: cluster =>
        lackingRights(cluster)
          .map(
            ({ resource, rights }) =>
              `${resource}: ${rights.missing.join(' ')}`,
          )
          .join('; '),
    },
    {
      id: 'workloads',
      header: 'Deployments',
      align: 'end',
      cell: ({ workloads }) => workloads,
      sortValue: ({ workloads }) => workloads,
      csv: ({ workloads }) => workloads,
    },
    {
      id: 'nodes',
      header: 'Nodes',
      align: 'end',
      cell: ({ nodes }) => nodes,
      sortValue: ({ nodes }) => nodes,
      csv: ({ nodes }) => nodes,
    },
    {
      id: 'asOf',
      header: 'Known',
      minWidth: '8rem',
      // Of what is live the page's own age is the age: an answer that has not changed keeps the times it was first given with.
      cell: ({ asOf, state }) =>
        state === 'live' ? 'current' : <FreshnessTag asOf={asOf} stale />,
      csv: ({ asOf }) => asOf,
    },
  ];
}

/** What the table of clusters can be narrowed by. */
export const clusterFacets: readonly Facet<ClusterView>[] = [
  {
    id: 'state',
    label: 'State',
    valuesOf: ({ state }) => state,
    order: STATE_ORDER,
  },
  { id: 'kaito', label: 'KAITO', valuesOf: kaitoVersion },
  { id: 'provisioner', label: 'GPU nodes by', valuesOf: provisioner },
];

/** Text of a cluster the search looks into. */
export const clusterText = (cluster: ClusterView): string =>
  [
    cluster.name,
    cluster.title,
    kaitoVersion(cluster),
    provisioner(cluster),
    cluster.message,
  ].join(' ');
