import { Link } from '@backstage/ui';
import { RiAlertLine, RiCheckLine, RiCloseLine } from '@remixicon/react';
import {
  Chip,
  CLOUD_WORDS,
  type Facet,
  type FacetedColumn,
} from '../../components';
import type { DeployHref } from './useDeployHref';
import { formatGiB } from './modelWords';
import type { Placement } from './placement';

function verdict({ nodes, warnings }: Placement): string {
  if (nodes === null) {
    return 'does not run';
  }
  const machines = nodes === 1 ? '1 machine' : `${nodes} machines`;
  return warnings.length > 0 ? `${machines}, tight` : machines;
}

function VerdictChip({ placement }: { placement: Placement }) {
  const { nodes, warnings } = placement;
  if (nodes === null) {
    return <Chip icon={RiCloseLine}>{verdict(placement)}</Chip>;
  }
  return warnings.length > 0 ? (
    <Chip tone="warning" icon={RiAlertLine}>
      {verdict(placement)}
    </Chip>
  ) : (
    <Chip tone="ok" icon={RiCheckLine}>
      {verdict(placement)}
    </Chip>
  );
}

const reasons = ({ explanation, warnings }: Placement) =>
  [explanation, ...warnings].join(' ');

/** What the table of machine types can be narrowed by. */
export const placementFacets: readonly Facet<Placement>[] = [
  {
    id: 'cloud',
    label: 'Cloud',
    valuesOf: ({ sku }) => sku.cloud,
    wordFor: cloud => CLOUD_WORDS[cloud as Placement['sku']['cloud']] ?? cloud,
  },
  {
    id: 'verdict',
    label: 'Runs on',
    valuesOf: ({ nodes }) => {
      if (nodes === null) {
        return 'no';
      }
      return nodes === 1 ? 'one' : 'several';
    },
    wordFor: value =>
      ({ one: '1 machine', several: 'several machines', no: 'does not run' }[
        value
      ] ?? value),
    order: ['one', 'several', 'no'],
  },
  { id: 'gpu', label: 'GPU', valuesOf: ({ sku }) => sku.gpuModel },
];

/** Text of a machine type the search looks into. */
export const placementText = ({ sku }: Placement) =>
  `${sku.name} ${sku.gpuModel} ${CLOUD_WORDS[sku.cloud]}`;

/** Columns of the table of machine types. */
export function placementColumns(
  model: string,
  deployHref: DeployHref,
): FacetedColumn<Placement>[] {
  return [
    {
      id: 'sku',
      header: 'Machine type',
      isRowHeader: true,
      cell: ({ sku }) => sku.name,
      sortValue: ({ sku }) => sku.name,
      csv: ({ sku }) => sku.name,
    },
    {
      id: 'cloud',
      header: 'Cloud',
      cell: ({ sku }) => CLOUD_WORDS[sku.cloud],
      csv: ({ sku }) => sku.cloud,
    },
    {
      id: 'gpus',
      header: 'GPUs',
      cell: ({ sku }) => `${sku.gpuCount} × ${sku.gpuModel}`,
      sortValue: ({ sku }) => sku.gpuCount,
      csv: ({ sku }) => `${sku.gpuCount} x ${sku.gpuModel}`,
    },
    {
      id: 'memory',
      header: 'GPU memory',
      align: 'end',
      cell: ({ sku }) => formatGiB(sku.memoryTotalGiB),
      sortValue: ({ sku }) => sku.memoryTotalGiB,
      csv: ({ sku }) => sku.memoryTotalGiB,
    },
    {
      id: 'nodes',
      header: 'Estimated',
      cell: row => <VerdictChip placement={row} />,
      sortValue: ({ nodes }) => nodes,
      csv: ({ nodes }) => nodes,
    },
    {
      id: 'why',
      header: 'Why',
      cell: reasons,
      csv: reasons,
    },
    {
      id: 'act',
      header: 'Deploy',
      cell: ({ sku, nodes }) => {
        const href =
          nodes === null || sku.cloud !== 'azure'
            ? undefined
            : deployHref({ model, placement: { instanceType: sku.name } });
        return (
          href && (
            <Link href={href} aria-label={`Deploy on ${sku.name}`}>
              Deploy
            </Link>
          )
        );
      },
    },
  ];
}
