import { Text } from '@backstage/ui';
import { RiCheckLine, RiTimeLine } from '@remixicon/react';
import type {
  RelatedObject,
  WorkloadDetail,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip, DataTable, Section, type FacetedColumn } from '../../components';

const columns: readonly FacetedColumn<RelatedObject>[] = [
  { id: 'kind', header: 'Kind', cell: ({ kind }) => kind },
  {
    id: 'name',
    header: 'Name',
    minWidth: '11rem',
    isRowHeader: true,
    cell: ({ name }) => name,
  },
  {
    id: 'state',
    header: 'State',
    cell: ({ state, ready }) => (
      <Chip
        tone={ready ? 'ok' : 'neutral'}
        icon={ready ? RiCheckLine : RiTimeLine}
      >
        {state}
      </Chip>
    ),
  },
  {
    id: 'message',
    header: 'Message',
    minWidth: '12rem',
    cell: ({ message }) => message,
  },
];

/** What belongs to a deployment and what is around it: from Git and gateway to machines and pods. */
export function RelatedSection(props: { workload: WorkloadDetail }) {
  const { related } = props.workload;
  return (
    <Section title="Related objects">
      {related.length > 0 ? (
        <DataTable
          caption="Objects of this deployment and around it"
          columns={columns}
          rows={related}
          rowId={({ kind, name }) => `${kind}/${name}`}
        />
      ) : (
        <Text as="p" color="secondary">
          Nothing in the cluster belongs to it now.
        </Text>
      )}
    </Section>
  );
}
