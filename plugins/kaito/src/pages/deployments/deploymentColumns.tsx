import { Link } from '@backstage/ui';
import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  Age,
  Chip,
  EntityName,
  FreshnessTag,
  PhaseChip,
  type FacetedColumn,
  noModelWords,
} from '../../components';
import type { KaitoLinks } from '../../nav';
import styles from './Deployments.module.css';
import { GitChip } from './git';
import { shortNodes } from './nodeWords';

/** Columns of the table of deployments, which the backend sorts (see `workloadFilter`). */
export function deploymentColumns(
  links: Pick<KaitoLinks, 'deployment' | 'model'>,
): FacetedColumn<Workload>[] {
  return [
    {
      id: 'phase',
      header: 'Phase',
      minWidth: '10rem',
      cell: ({ phase }) => (
        <>
          <span className={styles.phase}>
            <PhaseChip phase={phase} />
          </span>
          {phase.severity !== 'ok' && phase.reason && (
            <div className={styles.reason}>{phase.reason}</div>
          )}
        </>
      ),
      isSortable: true,
      csv: ({ phase }) => phase.name,
    },
    {
      id: 'name',
      header: 'Name',
      isRowHeader: true,
      cell: row => (
        <span className={styles.name}>
          <Link href={links.deployment(row.ref)} weight="bold">
            {row.ref.name}
          </Link>
          {!row.managed && (
            <Chip hint="It carries no request: nobody asked for it through the portal">
              unmanaged
            </Chip>
          )}
          <span className={styles.kind}>{row.ref.kind}</span>
          {row.stale && <FreshnessTag asOf={row.asOf} stale />}
        </span>
      ),
      isSortable: true,
      csv: ({ ref }) => ref.name,
    },
    {
      id: 'model',
      header: 'Model',
      cell: ({ model, ref }) => {
        if (!model) {
          return <span className={styles.quiet}>{noModelWords(ref.kind)}</span>;
        }
        return model.catalogName ? (
          <Link href={links.model(model.catalogName)}>{model.catalogName}</Link>
        ) : (
          model.name
        );
      },
      isSortable: true,
      csv: ({ model }) => model?.catalogName ?? model?.name ?? null,
    },
    {
      id: 'cluster',
      header: 'Cluster',
      cell: ({ ref }) => ref.cluster,
      isSortable: true,
      csv: ({ ref }) => ref.cluster,
    },
    {
      id: 'namespace',
      header: 'Namespace',
      cell: ({ ref }) => ref.namespace,
      isSortable: true,
      csv: ({ ref }) => ref.namespace,
    },
    {
      id: 'kind',
      header: 'Kind',
      // On the screen it stands beside the name.
      isHidden: true,
      cell: ({ ref }) => ref.kind,
      csv: ({ ref }) => ref.kind,
    },
    {
      id: 'owner',
      header: 'Owner',
      minWidth: '7rem',
      cell: ({ provenance }) =>
        provenance.owner ? (
          <EntityName value={provenance.owner} />
        ) : (
          <span className={styles.quiet}>not recorded</span>
        ),
      isSortable: true,
      csv: ({ provenance }) => provenance.owner,
    },
    {
      id: 'git',
      header: 'Git',
      minWidth: '7rem',
      cell: ({ git }) =>
        git ? (
          <GitChip state={git} />
        ) : (
          <span className={styles.quiet}>not compared yet</span>
        ),
      csv: ({ git }) => git ?? null,
    },
    {
      id: 'nodes',
      header: 'Nodes',
      align: 'end',
      cell: ({ nodes }) => shortNodes(nodes),
      csv: ({ nodes }) => shortNodes(nodes),
    },
    {
      id: 'inPhase',
      header: 'In phase',
      align: 'end',
      cell: ({ phase }) => <Age since={phase.since} />,
      isSortable: true,
      csv: ({ phase }) => phase.since,
    },
    {
      id: 'age',
      header: 'Age',
      align: 'end',
      cell: ({ createdAt }) => <Age since={createdAt} />,
      isSortable: true,
      csv: ({ createdAt }) => createdAt,
    },
  ];
}
