import { migProfile } from '../skus';
import { type GpuOfferResult, noOffer } from './GpuOffer';

/** A MIG slice (strategy mixed): one GPU of the slice's memory, on one node (W18). */
export function offerOfMig(profile: string): GpuOfferResult {
  const slice = migProfile(profile);
  return slice
    ? {
        offer: {
          source: 'mig-profile',
          name: slice.name,
          gpuModel: null,
          gpuCount: 1,
          memoryTotalGiB: slice.memoryGiB,
          singleNode: true,
        },
      }
    : noOffer(
        'unknown-mig-profile',
        'resource.partition.profile',
        `KAITO knows no MIG profile ${profile} (W18)`,
        'Write one such as 2g.24gb',
      );
}
