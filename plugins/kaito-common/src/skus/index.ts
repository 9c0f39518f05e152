export * from './GpuSku';
export * from './table';
