import type { DriftDifference } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  asSentence,
  Chip,
  DataTable,
  Message,
  type FacetedColumn,
} from '../../../components';
import styles from './Git.module.css';
import { EFFECT_WORDS } from './gitWords';

function Value(props: { value: string | null }) {
  return props.value === null ? (
    <span className={styles.quiet}>not set</span>
  ) : (
    <code className={styles.value}>{props.value}</code>
  );
}

const columns: readonly FacetedColumn<DriftDifference>[] = [
  {
    id: 'path',
    header: 'Field',
    minWidth: '13rem',
    isRowHeader: true,
    cell: ({ path, masked }) => (
      <>
        <code className={styles.path}>{path || 'all of it'}</code>
        {masked && (
          <div className={styles.quiet}>
            A part of it is hidden, for it looks like a secret.
          </div>
        )}
      </>
    ),
  },
  {
    id: 'wanted',
    header: 'In Git',
    minWidth: '10rem',
    cell: ({ wanted }) => <Value value={wanted} />,
  },
  {
    id: 'live',
    header: 'In the cluster',
    minWidth: '10rem',
    cell: ({ live }) => <Value value={live} />,
  },
  {
    id: 'meaning',
    header: 'When Git is applied',
    minWidth: '14rem',
    cell: ({ effect, meaning }) => (
      <>
        <Chip tone={EFFECT_WORDS[effect].tone}>
          {EFFECT_WORDS[effect].word}
        </Chip>
        <div className={styles.meaning}>
          <Message text={asSentence(meaning)} />
        </div>
      </>
    ),
  },
];

/** Where the cluster and Git differ, and what becomes of it. */
export function DifferencesTable(props: {
  differences: readonly DriftDifference[];
}) {
  return (
    <DataTable
      caption="Differences between Git and the cluster"
      columns={columns}
      rows={props.differences}
      rowId={({ path }) => path}
    />
  );
}
