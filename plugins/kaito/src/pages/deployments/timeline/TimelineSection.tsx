import { Text } from '@backstage/ui';
import type {
  TimelineStage,
  WorkloadDetail,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  basisWords,
  DataTable,
  Section,
  type FacetedColumn,
} from '../../../components';
import { Elapsed } from './Elapsed';
import { StageChip } from './StageChip';
import { STAGE_WORDS } from './timelineWords';

const columns: readonly FacetedColumn<TimelineStage>[] = [
  {
    id: 'stage',
    header: 'Stage',
    minWidth: '10rem',
    isRowHeader: true,
    cell: ({ stage }) => STAGE_WORDS[stage],
  },
  {
    id: 'state',
    header: 'State',
    cell: stage => <StageChip stage={stage} />,
  },
  {
    id: 'elapsed',
    header: 'Took so far',
    align: 'end',
    cell: stage => <Elapsed stage={stage} />,
  },
  {
    id: 'usual',
    header: 'Usually',
    align: 'end',
    cell: ({ usualSeconds }) => basisWords(usualSeconds) ?? 'not known',
  },
  {
    id: 'budget',
    header: 'Stuck after',
    align: 'end',
    cell: ({ budgetSeconds }) => basisWords(budgetSeconds) ?? 'no limit',
  },
];

/** The way to ready: how long each stage took, how long it usually takes, and where it stands now. */
export function TimelineSection(props: { workload: WorkloadDetail }) {
  const { timeline = [] } = props.workload;
  const stages = timeline.filter(({ state }) => state !== 'skipped');
  if (stages.length === 0) {
    return null;
  }
  return (
    <Section title="The way to ready">
      <DataTable
        caption="Stages of this deployment"
        columns={columns}
        rows={stages}
        rowId={({ stage }) => stage}
      />
      <Text as="p" color="secondary">
        Measured: from times the cluster wrote. Configured: KAITO's own limit.
        Estimated: the portal's own figure.
      </Text>
    </Section>
  );
}
