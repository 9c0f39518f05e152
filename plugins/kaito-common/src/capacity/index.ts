export * from './computeCapacity';
export { gpuModelOf, gpuMemoryGiBOf } from './gpuNode';
