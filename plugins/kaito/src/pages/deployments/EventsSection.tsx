import { Text } from '@backstage/ui';
import { RiAlertLine, RiInformationLine } from '@remixicon/react';
import type {
  KubeEventView,
  WorkloadDetail,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  Age,
  Chip,
  DataTable,
  Section,
  type FacetedColumn,
} from '../../components';

const columns: readonly FacetedColumn<KubeEventView>[] = [
  {
    id: 'type',
    header: 'Type',
    cell: ({ type }) => (
      <Chip
        tone={type === 'Warning' ? 'warning' : 'neutral'}
        icon={type === 'Warning' ? RiAlertLine : RiInformationLine}
      >
        {type}
      </Chip>
    ),
  },
  {
    id: 'reason',
    header: 'Reason',
    minWidth: '9rem',
    isRowHeader: true,
    cell: ({ reason, count }) => (count > 1 ? `${reason} × ${count}` : reason),
  },
  {
    id: 'object',
    header: 'About',
    minWidth: '9rem',
    cell: ({ object }) => object,
  },
  {
    id: 'message',
    header: 'Message',
    minWidth: '14rem',
    cell: ({ message }) => message,
  },
  {
    id: 'seen',
    header: 'Ago',
    align: 'end',
    cell: ({ lastSeen }) => <Age since={lastSeen} />,
  },
];

/** Events about a deployment and its objects, the latest first. */
export function EventsSection(props: { workload: WorkloadDetail }) {
  const events = [...props.workload.events].sort((a, b) =>
    (b.lastSeen ?? '').localeCompare(a.lastSeen ?? ''),
  );
  return (
    <Section title="Events">
      {events.length > 0 ? (
        <DataTable
          caption="Events about this deployment"
          columns={columns}
          rows={events}
          rowId={({ object, reason, message, lastSeen }) =>
            [object, reason, message, lastSeen].join('|')
          }
        />
      ) : (
        <Text as="p" color="secondary">
          The cluster holds no event about it. Kubernetes drops events after
          about an hour.
        </Text>
      )}
    </Section>
  );
}
