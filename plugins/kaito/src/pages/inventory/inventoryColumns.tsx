import { Fragment } from 'react';
import { Link } from '@backstage/ui';
import type {
  ClusterHealth,
  InventoryEntry,
  Observed,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip, noModelWords, type FacetedColumn } from '../../components';
import type { KaitoLinks } from '../../nav';
import { EvidenceChip } from './EvidenceChip';
import styles from './Inventory.module.css';
import {
  isExpired,
  observedBriefly,
  observedWords,
  stateOf,
} from './inventoryWords';
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

/** To the minute; to the second on hover and in the dossier. */
function Moment(props: { observed: Observed; label?: string }) {
  const { observed, label } = props;
  const parts = observedBriefly(observed).split(' – ');
  return (
    <div className={styles.moment} title={observedWords(observed)}>
      {label && quiet(`${label} `)}
      {parts.map((part, index) => (
        <Fragment key={part}>
          {index > 0 && ' – '}
          <span className={styles.unbroken}>{part}</span>
        </Fragment>
      ))}
    </div>
  );
}

function StateCell(props: { entry: InventoryEntry; live: boolean }) {
  const { entry, live } = props;
  if (entry.deleted) {
    return (
      <>
        <Chip>deleted</Chip> <Moment observed={entry.deleted} />
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
      minWidth: '6.5rem',
      cell: ({ cluster }) => cluster,
      sortValue: ({ cluster }) => cluster,
    },
    {
      id: 'name',
      header: 'Deployment',
      minWidth: '7.5rem',
      cell: entry => (
        <>
          {entry.deleted ? (
            entry.name
          ) : (
            <Link href={links.deployment(entry)}>{entry.name}</Link>
          )}
          <div>{quiet(`in ${entry.namespace}`)}</div>
        </>
      ),
      sortValue: ({ name }) => name,
    },
  ];
}

const columnsOfTime: readonly FacetedColumn<InventoryEntry>[] = [
  {
    id: 'since',
    header: 'Since',
    minWidth: '11.25rem',
    cell: ({ created, firstReady }) => (
      <>
        <Moment observed={created} />
        {firstReady ? (
          <Moment label="ready" observed={firstReady} />
        ) : (
          quiet('not seen ready')
        )}
      </>
    ),
    sortValue: ({ created }) => created.observedAt,
  },
];

function columnsOfProvenance(
  context: InventoryColumnContext,
): FacetedColumn<InventoryEntry>[] {
  const { now } = context;
  return [
    {
      id: 'requestedBy',
      header: 'Requested by',
      minWidth: '7.5rem',
      cell: ({ provenance }) => (
        <>
          <PersonOrTeam value={provenance.requestedBy} />
          {provenance.owner && (
            <div>
              {quiet('for ')}
              <PersonOrTeam value={provenance.owner} />
            </div>
          )}
        </>
      ),
      sortValue: ({ provenance }) => provenance.requestedBy,
    },
    {
      id: 'purpose',
      header: 'Purpose',
      minWidth: '8rem',
      cell: ({ provenance }) => orUnknown(provenance.purpose),
    },
    {
      id: 'expires',
      header: 'Expires',
      minWidth: '6rem',
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
  const { clusters, open } = context;
  const live = new Set(
    clusters.filter(({ state }) => state === 'live').map(({ name }) => name),
  );
  return [
    {
      id: 'model',
      header: 'Model and licence',
      minWidth: '10.5rem',
      isRowHeader: true,
      cell: entry => (
        <>
          <button
            type="button"
            className={styles.open}
            aria-haspopup="dialog"
            onClick={() => open(entry.uid)}
          >
            {entry.model ?? noModelWords(entry.kind)}
          </button>
          <div>{quiet(entry.licence ?? 'licence unknown')}</div>
        </>
      ),
      sortValue: ({ model }) => model,
    },
    {
      id: 'state',
      header: 'State',
      minWidth: '5.5rem',
      cell: entry => <StateCell entry={entry} live={live.has(entry.cluster)} />,
      sortValue: stateOf,
    },
    {
      id: 'evidence',
      header: 'Evidence',
      minWidth: '8rem',
      cell: ({ evidence, provenance }) => (
        <>
          <EvidenceChip grade={evidence} />
          <div>
            {provenance.pullRequest ? (
              <>
                {quiet('pull request ')}
                <PullRequest value={provenance.pullRequest} />
              </>
            ) : (
              quiet('no pull request')
            )}
          </div>
        </>
      ),
      sortValue: ({ evidence }) => evidence,
    },
    ...columnsOfPlace(context),
    ...columnsOfTime,
    ...columnsOfProvenance(context),
  ];
}
