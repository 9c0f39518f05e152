import { Link } from '@backstage/ui';
import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  Chip,
  EntityName,
  FreshnessTag,
  PHASE_WORDS,
  PhaseChip,
  type FacetedColumn,
} from '../../components';
import type { KaitoLinks } from '../../nav';
import { Age } from './Age';
import styles from './Deployments.module.css';

const SEVERITY_ORDER = ['error', 'warning', 'progress', 'ok', 'neutral'];

function nodesWords({ nodes }: Workload): string {
  return `${nodes.ready} of ${nodes.target ?? '?'}`;
}

/** Columns of the table of deployments. */
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
      sortValue: ({ phase }) => SEVERITY_ORDER.indexOf(phase.severity),
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
      sortValue: ({ ref }) => ref.name,
      csv: ({ ref }) => ref.name,
    },
    {
      id: 'model',
      header: 'Model',
      cell: ({ model }) => {
        if (!model) {
          return <span className={styles.quiet}>custom template</span>;
        }
        return model.catalogName ? (
          <Link href={links.model(model.catalogName)}>{model.catalogName}</Link>
        ) : (
          model.name
        );
      },
      sortValue: ({ model }) => model?.catalogName ?? model?.name ?? null,
      csv: ({ model }) => model?.catalogName ?? model?.name ?? null,
    },
    {
      id: 'cluster',
      header: 'Cluster',
      cell: ({ ref }) => ref.cluster,
      sortValue: ({ ref }) => ref.cluster,
      csv: ({ ref }) => ref.cluster,
    },
    {
      id: 'namespace',
      header: 'Namespace',
      cell: ({ ref }) => ref.namespace,
      sortValue: ({ ref }) => ref.namespace,
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
      sortValue: ({ provenance }) => provenance.owner,
      csv: ({ provenance }) => provenance.owner,
    },
    {
      id: 'nodes',
      header: 'Nodes',
      align: 'end',
      cell: nodesWords,
      sortValue: ({ nodes }) => nodes.target,
      csv: nodesWords,
    },
    {
      id: 'age',
      header: 'Age',
      align: 'end',
      cell: ({ createdAt }) => <Age since={createdAt} />,
      // Ascending age is the youngest first, hence the negated time.
      sortValue: ({ createdAt }) =>
        createdAt ? -new Date(createdAt).getTime() : null,
      csv: ({ createdAt }) => createdAt,
    },
  ];
}

/** Text of a deployment the search looks into. */
export function deploymentText(row: Workload): string {
  const { ref, model, provenance, phase } = row;
  return [
    ref.name,
    ref.cluster,
    ref.namespace,
    ref.kind,
    model?.name,
    model?.catalogName,
    provenance.owner,
    provenance.requestedBy,
    row.instanceType,
    PHASE_WORDS[phase.name].word,
    phase.reason,
  ].join(' ');
}
