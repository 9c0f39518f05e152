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
      cell: ({ namespace, pod }) => `${namespace} / ${pod}`,
    },
    {
      id: 'node',
      header: 'Node',
      cell: ({ node }) => node,
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
  return (
    <DataTable
      caption={props.caption}
      columns={columns}
      rows={props.holders}
      rowId={({ namespace, pod }) => `${namespace}/${pod}`}
    />
  );
}
