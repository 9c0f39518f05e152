import {
  RiAlertLine,
  RiCheckLine,
  RiCircleLine,
  RiCloseCircleLine,
  RiLoader4Line,
} from '@remixicon/react';
import type { ClusterKind } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  Chip,
  FreshnessTag,
  type FacetedColumn,
  type Tone,
} from '../../../components';
import { KIND_STATE_WORDS, rightsWords } from './clusterFacts';
import styles from './Clusters.module.css';

const ICONS: Record<Tone, typeof RiCheckLine> = {
  ok: RiCheckLine,
  progress: RiLoader4Line,
  warning: RiAlertLine,
  error: RiCloseCircleLine,
  neutral: RiCircleLine,
};

function StateChip({ kind }: { kind: ClusterKind }) {
  const { word, tone } = KIND_STATE_WORDS[kind.state];
  // What the portal can do without is no fault of the cluster.
  const shown = tone === 'error' && kind.extra ? 'warning' : tone;
  return (
    <Chip tone={shown} icon={ICONS[shown]}>
      {word}
    </Chip>
  );
}

/** What does not work, and what the cluster says about it: only where something is amiss. */
function Consequence({ kind }: { kind: ClusterKind }) {
  const { state, rights, loss, message } = kind;
  if (state === 'synced' && rights.state !== 'missing') {
    return null;
  }
  return (
    <>
      {loss && <div>{loss}</div>}
      {message && <div>{message}</div>}
      {rights.message && <div className={styles.quiet}>{rights.message}</div>}
    </>
  );
}

/** Columns of the table of what is watched in one cluster. */
export const kindColumns: readonly FacetedColumn<ClusterKind>[] = [
  {
    id: 'kind',
    header: 'Kind',
    minWidth: '11rem',
    isRowHeader: true,
    cell: ({ kind, resource, optional }) => (
      <>
        <div>
          {kind} {optional && <Chip>optional</Chip>}
        </div>
        <code className={styles.quiet}>{resource}</code>
      </>
    ),
  },
  {
    id: 'state',
    header: 'State',
    cell: kind => <StateChip kind={kind} />,
  },
  {
    id: 'objects',
    header: 'Objects known',
    align: 'end',
    cell: ({ state, objectCount }) =>
      // Nothing counted is not the same as nothing there.
      state === 'synced' || objectCount > 0 ? objectCount : '–',
  },
  {
    id: 'asOf',
    header: 'Known',
    minWidth: '7rem',
    cell: ({ asOf, state, staleSince }) =>
      state === 'synced' ? (
        'current'
      ) : (
        <FreshnessTag asOf={staleSince ?? asOf} stale={staleSince !== null} />
      ),
  },
  {
    id: 'rights',
    header: 'Rights of the portal',
    minWidth: '8rem',
    cell: kind =>
      kind.rights.state === 'missing' ? (
        <Chip tone="warning" icon={RiAlertLine}>
          {rightsWords(kind)}
        </Chip>
      ) : (
        rightsWords(kind)
      ),
  },
  {
    id: 'consequence',
    header: 'What that means',
    minWidth: '14rem',
    cell: kind => <Consequence kind={kind} />,
  },
];
