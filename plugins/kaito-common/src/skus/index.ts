export * from './GpuSku';
export * from './table';
export * from './mig';
export * from './retiredFamilies';
export * from './classifySku';
