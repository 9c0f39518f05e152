import { Link } from '@backstage/ui';
import type {
  ClusterHealth,
  InventoryEntry,
  Observed,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip, type FacetedColumn } from '../../components';
import type { KaitoLinks } from '../../nav';
import { EvidenceChip } from './EvidenceChip';
import styles from './Inventory.module.css';
import { isExpired, observedWords, stateOf } from './inventoryWords';
import { PersonOrTeam, PullRequest } from './provenanceParts';

/** What the columns need beside the rows. */
export interface InventoryColumnContext {
  links: Pick<KaitoLinks, 'deployment'>;
  clusters: readonly ClusterHealth[];
  now: Date;
  open(uid: string): void;
}

const quiet = (words: string) => <span className={styles.quiet}>{words}</span>;
const orUnknown = (text: string | null) => text ?? quiet('not recorded');
const instantOf = (observed: Observed | null) => observed?.observedAt ?? null;

function StateCell(props: { entry: InventoryEntry; live: boolean; now: Date }) {
  const { entry, live, now } = props;
  if (entry.deleted) {
    return (
      <>
        <Chip>deleted</Chip> {quiet(observedWords(entry.deleted, now))}
      </>
    );
  }
  return <Chip tone="ok">{live ? 'present' : 'present when last seen'}</Chip>;
}

function columnsOfPlace(
  context: InventoryColumnContext,
): FacetedColumn<InventoryEntry>[] {
  const { links } = context;
  return [
    {
      id: 'cluster',
      header: 'Cluster',
      cell: ({ cluster }) => cluster,
      sortValue: ({ cluster }) => cluster,
    },
    {
      id: 'namespace',
      header: 'Namespace',
      cell: ({ namespace }) => namespace,
      sortValue: ({ namespace }) => namespace,
    },
    {
      id: 'name',
      header: 'Name',
      cell: entry =>
        entry.deleted ? (
          entry.name
        ) : (
          <Link href={links.deployment(entry)}>{entry.name}</Link>
        ),
      sortValue: ({ name }) => name,
    },
  ];
}

function columnsOfTime(
  context: InventoryColumnContext,
): FacetedColumn<InventoryEntry>[] {
  const { now } = context;
  return [
    {
      id: 'since',
      header: 'Since',
      cell: ({ created }) => observedWords(created, now),
      sortValue: ({ created }) => created.observedAt,
    },
    {
      id: 'ready',
      header: 'First ready',
      cell: ({ firstReady }) =>
        firstReady ? observedWords(firstReady, now) : quiet('not seen ready'),
      sortValue: ({ firstReady }) => instantOf(firstReady),
    },
  ];
}

function columnsOfProvenance(
  context: InventoryColumnContext,
): FacetedColumn<InventoryEntry>[] {
  const { now } = context;
  return [
    {
      id: 'requestedBy',
      header: 'Requested by',
      cell: ({ provenance }) => <PersonOrTeam value={provenance.requestedBy} />,
      sortValue: ({ provenance }) => provenance.requestedBy,
    },
    {
      id: 'owner',
      header: 'Owner',
      cell: ({ provenance }) => <PersonOrTeam value={provenance.owner} />,
      sortValue: ({ provenance }) => provenance.owner,
    },
    {
      id: 'pullRequest',
      header: 'Pull request',
      cell: ({ provenance }) => <PullRequest value={provenance.pullRequest} />,
    },
    {
      id: 'purpose',
      header: 'Purpose',
      cell: ({ provenance }) => orUnknown(provenance.purpose),
    },
    {
      id: 'expires',
      header: 'Expires',
      cell: entry =>
        isExpired(entry, now) ? (
          <Chip tone="warning">expired {entry.provenance.expires}</Chip>
        ) : (
          orUnknown(entry.provenance.expires)
        ),
      sortValue: ({ provenance }) => provenance.expires,
    },
  ];
}

/** Columns of the inventory. */
export function inventoryColumns(
  context: InventoryColumnContext,
): FacetedColumn<InventoryEntry>[] {
  const { clusters, now, open } = context;
  const live = new Set(
    clusters.filter(({ state }) => state === 'live').map(({ name }) => name),
  );
  return [
    {
      id: 'model',
      header: 'Model',
      isRowHeader: true,
      cell: entry => (
        <button
          type="button"
          className={styles.open}
          aria-haspopup="dialog"
          onClick={() => open(entry.uid)}
        >
          {entry.model ?? 'custom template'}
        </button>
      ),
      sortValue: ({ model }) => model,
    },
    {
      id: 'state',
      header: 'State',
      cell: entry => (
        <StateCell entry={entry} live={live.has(entry.cluster)} now={now} />
      ),
      sortValue: stateOf,
    },
    {
      id: 'evidence',
      header: 'Evidence',
      cell: ({ evidence }) => <EvidenceChip grade={evidence} />,
      sortValue: ({ evidence }) => evidence,
    },
    {
      id: 'licence',
      header: 'Licence',
      cell: ({ licence }) => licence ?? quiet('unknown'),
      sortValue: ({ licence }) => licence,
    },
    ...columnsOfPlace(context),
    ...columnsOfTime(context),
    ...columnsOfProvenance(context),
  ];
}
