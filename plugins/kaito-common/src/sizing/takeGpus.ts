import { type GpuOffer, type GpuOfferResult, noOffer } from './GpuOffer';

/** Some GPUs of a node (partition mode accelerator, W21): as many as asked for, each with the memory it has. */
export function takeGpus(offer: GpuOffer, count: number): GpuOfferResult {
  const field = 'resource.partition.count';
  if (!Number.isInteger(count) || count < 1) {
    return noOffer(
      'bad-partition',
      field,
      `The partition asks for ${count} GPUs`,
      'Write a whole number above 0',
    );
  }
  if (count > offer.gpuCount) {
    return noOffer(
      'bad-partition',
      field,
      `The partition asks for ${count} GPUs, ${offer.name} has ${offer.gpuCount}`,
      `Write at most ${offer.gpuCount}`,
    );
  }
  const perGpuGiB = offer.memoryTotalGiB / offer.gpuCount;
  return {
    offer: { ...offer, gpuCount: count, memoryTotalGiB: perGpuGiB * count },
  };
}
