import { Link } from '@backstage/ui';
import type { Placement } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Message, type FacetedColumn } from '../../../components';
import { placementValueOf } from '../../../scaffolder/placement/PlacementValue';
import type { DeployHref } from '../useDeployHref';
import { RoomChip } from './RoomChip';
import {
  machineOf,
  mayBeAskedFor,
  needsOf,
  priceOf,
  quotaOf,
  reasonsOf,
} from './roomWords';

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
      cell: machineOf,
    },
    {
      id: 'verdict',
      header: 'Room',
      cell: placement => <RoomChip placement={placement} />,
    },
    { id: 'needs', header: 'Takes', minWidth: '9rem', cell: needsOf },
    { id: 'price', header: 'List price', minWidth: '9rem', cell: priceOf },
    { id: 'quota', header: 'Quota', minWidth: '9rem', cell: quotaOf },
    {
      id: 'why',
      header: 'Why',
      minWidth: '14rem',
      cell: placement => <Message text={reasonsOf(placement)} />,
    },
    {
      id: 'act',
      header: 'Deploy',
      cell: place => {
        const placement = mayBeAskedFor(place)
          ? placementValueOf(place)
          : undefined;
        const href = placement && deployHref({ model, placement });
        return (
          href && (
            <Link
              href={href}
              aria-label={`Deploy on ${machineOf(place)} in ${place.cluster}`}
            >
              Deploy
            </Link>
          )
        );
      },
    },
  ];
}
