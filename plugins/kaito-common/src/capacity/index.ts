export * from './computeCapacity';
export { gpuModelOf, gpuMemoryGiBOf } from './gpuNode';
export { describeFree } from './describeFree';
