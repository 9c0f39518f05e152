import type { Placement } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  machineOf,
  mayBeAskedFor,
  monthlyPriceOf,
  ROOM_STATES,
  roomStateOf,
  type RoomState,
} from '../../pages/models/room/roomWords';
import { placementValueOf, type PlacementValue } from './PlacementValue';

/** A place to choose, or one that cannot be chosen and says why. */
export interface Choice {
  id: string;
  machine: string;
  state: RoomState;
  placement: Placement;
  /** What the form is to hold; undefined when the place cannot be chosen. */
  value: PlacementValue | undefined;
}

/** A line of the matrix: a machine type, and for each cluster the place there, if any. */
export interface MatrixRow {
  machine: string;
  /** Said beside a machine type, whose name does not tell. */
  gpuModel: string | null;
  cells: (Choice | undefined)[];
}

function toChoice(placement: Placement): Choice {
  return {
    id: `${placement.cluster}/${machineOf(placement)}`,
    machine: machineOf(placement),
    state: roomStateOf(placement),
    placement,
    value: mayBeAskedFor(placement) ? placementValueOf(placement) : undefined,
  };
}

/** Places as choices, best first as they came; of two that cannot be told apart the better. */
export function toChoices(placements: readonly Placement[]): Choice[] {
  const choices = new Map<string, Choice>();
  for (const placement of placements) {
    const choice = toChoice(placement);
    if (!choices.has(choice.id)) {
      choices.set(choice.id, choice);
    }
  }
  return [...choices.values()];
}

/** How good a state is, 0 the best. */
export const rankOf = (state: RoomState) =>
  Object.keys(ROOM_STATES).indexOf(state);

/** Price of a month; unknown last. */
export const priceKeyOf = ({ placement }: Choice) => monthlyPriceOf(placement);

/** Clusters in the order of their best place. */
export function clustersOf(choices: readonly Choice[]): string[] {
  return [...new Set(choices.map(({ placement }) => placement.cluster))];
}

/** Machine types against clusters, the line with the best place first. */
export function toMatrix(
  choices: readonly Choice[],
  clusters: readonly string[],
): MatrixRow[] {
  const machines = [...new Set(choices.map(({ machine }) => machine))];
  return machines.map(machine => {
    const row = choices.filter(choice => choice.machine === machine);
    const gpuModel = row.find(({ placement }) => placement.gpuModel)?.placement
      .gpuModel;
    return {
      machine,
      gpuModel: gpuModel && gpuModel !== machine ? gpuModel : null,
      cells: clusters.map(cluster =>
        row.find(({ placement }) => placement.cluster === cluster),
      ),
    };
  });
}
