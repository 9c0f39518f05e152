import {
  needsOf,
  reasonsOf,
  ROOM_STATES,
  type RoomState,
} from '../../pages/models/room/roomWords';
import type { ListDefinition } from '../../components';
import { priceKeyOf, rankOf, type Choice } from './choices';

/** Orders to offer. */
export const PLACEMENT_ORDERS: readonly { value: string; label: string }[] = [
  { value: 'room', label: 'Room, best first' },
  { value: 'price', label: 'Price, lowest first' },
  { value: 'nodes', label: 'Nodes, fewest first' },
  { value: 'cluster', label: 'Cluster' },
  { value: 'machine', label: 'Machine type' },
];

/** What places can be narrowed and ordered by. */
export const choiceList: ListDefinition<Choice> = {
  textOf: ({ machine, placement, state }) =>
    [
      machine,
      placement.cluster,
      placement.gpuModel,
      ROOM_STATES[state].word,
      needsOf(placement),
      reasonsOf(placement),
    ].join(' '),
  facets: [
    {
      id: 'room',
      label: 'Room',
      valuesOf: ({ state }) => state,
      wordFor: state => ROOM_STATES[state as RoomState]?.word ?? state,
      order: Object.keys(ROOM_STATES),
    },
    {
      id: 'cluster',
      label: 'Cluster',
      valuesOf: ({ placement }) => placement.cluster,
    },
    {
      id: 'gpu',
      label: 'GPU',
      valuesOf: ({ placement }) => placement.gpuModel ?? [],
    },
  ],
  sorts: [
    { id: 'room', label: 'Room', valueOf: ({ state }) => rankOf(state) },
    { id: 'price', label: 'Price', valueOf: priceKeyOf },
    {
      id: 'nodes',
      label: 'Nodes',
      valueOf: ({ placement }) => placement.needs?.nodes ?? null,
    },
    {
      id: 'cluster',
      label: 'Cluster',
      valueOf: ({ placement }) => placement.cluster,
    },
    { id: 'machine', label: 'Machine type', valueOf: ({ machine }) => machine },
  ],
  defaultSort: { id: 'room', descending: false },
};
