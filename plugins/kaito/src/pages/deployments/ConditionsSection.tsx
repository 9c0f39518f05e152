import { Text } from '@backstage/ui';
import { RiCheckLine, RiQuestionLine, RiTimeLine } from '@remixicon/react';
import type { WorkloadDetail } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  Age,
  Chip,
  DataTable,
  Section,
  type FacetedColumn,
} from '../../components';
import { conditionMeaning, inWorkingOrder, statusWord } from './conditionOrder';
import styles from './Deployments.module.css';

type Condition = WorkloadDetail['conditions'][number];

function StatusChip(props: { status: string }) {
  const { status } = props;
  const pending = status === 'False' ? RiTimeLine : RiQuestionLine;
  return (
    <Chip
      tone={status === 'True' ? 'ok' : 'neutral'}
      icon={status === 'True' ? RiCheckLine : pending}
      hint={`KAITO reports ${status}`}
    >
      {statusWord(status)}
    </Chip>
  );
}

const columns: readonly FacetedColumn<Condition>[] = [
  {
    id: 'type',
    header: 'Condition',
    minWidth: '12rem',
    isRowHeader: true,
    cell: ({ type }) => (
      <>
        <div>{conditionMeaning(type) ?? type}</div>
        <code className={styles.quiet}>{type}</code>
      </>
    ),
  },
  {
    id: 'status',
    header: 'Met',
    minWidth: '6.5rem',
    cell: ({ status }) => <StatusChip status={status} />,
  },
  {
    id: 'since',
    header: 'For',
    cell: ({ lastTransitionTime }) => <Age since={lastTransitionTime} />,
  },
  {
    id: 'reason',
    header: 'Reason and message',
    minWidth: '14rem',
    cell: ({ reason, message }) => (
      <>
        {reason && <code>{reason}</code>}
        {message && <div>{message}</div>}
      </>
    ),
  },
];

/** KAITO's conditions in the order it works through them. */
export function ConditionsSection(props: { workload: WorkloadDetail }) {
  const { conditions } = props.workload;
  return (
    <Section title="Conditions">
      {conditions.length > 0 ? (
        <DataTable
          caption="Conditions reported by KAITO"
          columns={columns}
          rows={inWorkingOrder(conditions)}
          rowId={({ type }) => type}
        />
      ) : (
        <Text as="p" color="secondary">
          KAITO has reported no condition yet. If this lasts, check that its
          controller runs on this cluster.
        </Text>
      )}
    </Section>
  );
}
