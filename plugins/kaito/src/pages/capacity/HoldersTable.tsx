import { Link } from '@backstage/ui';
import type { GpuHolder } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useMemo } from 'react';
import { DataTable, shortRef, type FacetedColumn } from '../../components';
import { useKaitoLinks, type KaitoLinks } from '../../nav';
import styles from './Capacity.module.css';

const hidden = (words: string) => <span className={styles.quiet}>{words}</span>;

function holderColumns(
  links: Pick<KaitoLinks, 'deployment'>,
): FacetedColumn<GpuHolder>[] {
  return [
    {
      id: 'deployment',
      header: 'Deployment',
      cell: ({ workload }) =>
        workload ? (
          <Link href={links.deployment(workload)}>{workload.name}</Link>
        ) : (
          hidden('not KAITO’s, or hidden from you')
        ),
    },
    {
      id: 'owner',
      header: 'Owner',
      cell: ({ owner }) =>
        owner ? (
          <span title={owner}>{shortRef(owner)}</span>
        ) : (
          hidden('not recorded, or hidden from you')
        ),
    },
    {
      id: 'pod',
      header: 'Pod',
      isRowHeader: true,
      cell: ({ namespace, pod }) =>
        pod ? `${namespace} / ${pod}` : hidden('hidden from you'),
    },
    {
      id: 'node',
      header: 'Node',
      cell: ({ node }) => node || hidden('hidden from you'),
    },
    { id: 'gpus', header: 'Held', align: 'end', cell: ({ gpus }) => gpus },
  ];
}

/** Who holds GPUs, pod by pod. */
export function HoldersTable(props: {
  caption: string;
  holders: readonly GpuHolder[];
}) {
  const links = useKaitoLinks();
  const columns = useMemo(() => holderColumns(links), [links]);
  const rows = useMemo(
    () => props.holders.map((holder, index) => ({ ...holder, index })),
    [props.holders],
  );
  return (
    <DataTable
      caption={props.caption}
      columns={columns}
      rows={rows}
      rowId={row => `${row.namespace}/${row.pod}/${row.index}`}
    />
  );
}
