import { Link } from '@backstage/ui';
import type { GpuHolder } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useMemo } from 'react';
import { DataTable, EntityName, type FacetedColumn } from '../../components';
import { useKaitoLinks, type KaitoLinks } from '../../nav';
import styles from './Capacity.module.css';
import { holderRows, type HolderRow } from './holderRows';

const quiet = (words: string) => <span className={styles.quiet}>{words}</span>;
const HIDDEN = 'hidden from you';

function holderColumns(
  links: Pick<KaitoLinks, 'deployment'>,
): FacetedColumn<HolderRow>[] {
  return [
    {
      id: 'deployment',
      header: 'Deployment',
      cell: ({ workload, hiddenPods }) =>
        workload ? (
          <Link href={links.deployment(workload)}>{workload.name}</Link>
        ) : (
          quiet(hiddenPods > 0 ? HIDDEN : 'not KAITO’s')
        ),
    },
    {
      id: 'owner',
      header: 'Owner',
      cell: ({ owner, hiddenPods }) =>
        owner ? (
          <EntityName value={owner} />
        ) : (
          quiet(hiddenPods > 0 ? HIDDEN : 'not recorded')
        ),
    },
    {
      id: 'pod',
      header: 'Pod',
      isRowHeader: true,
      cell: ({ namespace, pods }) => `${namespace} / ${pods}`,
    },
    { id: 'node', header: 'Node', cell: ({ nodes }) => nodes },
    { id: 'gpus', header: 'Held', align: 'end', cell: ({ gpus }) => gpus },
  ];
}

/** Who holds GPUs, pod by pod; pods the viewer may not see as one row for each namespace. */
export function HoldersTable(props: {
  caption: string;
  holders: readonly GpuHolder[];
}) {
  const links = useKaitoLinks();
  const rows = useMemo(() => holderRows(props.holders), [props.holders]);
  const columns = useMemo(() => holderColumns(links), [links]);
  return (
    <DataTable
      caption={props.caption}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
    />
  );
}
