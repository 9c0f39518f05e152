import { Link } from '@backstage/ui';
import {
  RiCheckLine,
  RiCloseLine,
  RiQuestionLine,
  RiServerLine,
  RiTimeLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type {
  Placement,
  PlacementVerdict,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip, type FacetedColumn } from '../../../components';
import type { DeployHref } from '../useDeployHref';
import { needsOf, priceOf, quotaOf, reasonsOf, verdictOf } from './roomWords';

const ICONS: Record<PlacementVerdict, RemixiconComponentType> = {
  'free-now': RiCheckLine,
  'will-provision': RiServerLine,
  busy: RiTimeLine,
  'does-not-fit': RiCloseLine,
  'not-checked': RiQuestionLine,
};

/** Columns of the table of places for a model. */
export function roomColumns(
  model: string,
  deployHref: DeployHref,
): FacetedColumn<Placement>[] {
  return [
    {
      id: 'cluster',
      header: 'Cluster',
      isRowHeader: true,
      cell: ({ cluster, stale }) =>
        stale ? `${cluster} (not confirmed)` : cluster,
    },
    {
      id: 'machine',
      header: 'Machine type',
      cell: ({ instanceType, gpuModel }) => instanceType ?? gpuModel ?? '–',
    },
    {
      id: 'verdict',
      header: 'Room',
      cell: placement => {
        const { word, tone } = verdictOf(placement);
        return (
          <Chip
            tone={tone}
            icon={tone === 'error' ? RiCloseLine : ICONS[placement.verdict]}
          >
            {word}
          </Chip>
        );
      },
    },
    { id: 'needs', header: 'Takes', minWidth: '9rem', cell: needsOf },
    { id: 'price', header: 'List price', minWidth: '9rem', cell: priceOf },
    { id: 'quota', header: 'Quota', minWidth: '9rem', cell: quotaOf },
    { id: 'why', header: 'Why', minWidth: '14rem', cell: reasonsOf },
    {
      id: 'act',
      header: 'Deploy',
      cell: ({ cluster, instanceType, needs }) => {
        const href =
          needs && instanceType
            ? deployHref({ model, cluster, instanceType })
            : undefined;
        return (
          href && (
            <Link
              href={href}
              aria-label={`Deploy on ${instanceType} in ${cluster}`}
            >
              Deploy
            </Link>
          )
        );
      },
    },
  ];
}
