import type { CapacityView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { shortRef, type ListDefinition } from '../../components';
import { isSlice } from './capacityWords';

/** What the capacity page can be narrowed by. */
export const capacityList: ListDefinition<CapacityView> = {
  textOf: view =>
    [
      view.cluster,
      view.gpuModel,
      view.resourceName,
      ...view.holders.flatMap(({ workload, owner, namespace, pod }) => [
        workload?.name,
        owner && shortRef(owner),
        namespace,
        pod,
      ]),
    ].join(' '),
  facets: [
    { id: 'cluster', label: 'Cluster', valuesOf: ({ cluster }) => cluster },
    { id: 'gpu', label: 'GPU model', valuesOf: ({ gpuModel }) => gpuModel },
    {
      id: 'free',
      label: 'Room',
      valuesOf: ({ free }) => (free > 0 ? 'yes' : 'no'),
      wordFor: value => (value === 'yes' ? 'some free' : 'none free'),
    },
    {
      id: 'unit',
      label: 'Unit',
      valuesOf: view => (isSlice(view) ? 'slice' : 'gpu'),
      wordFor: value => (value === 'slice' ? 'MIG slices' : 'whole GPUs'),
    },
  ],
  sorts: [],
};
