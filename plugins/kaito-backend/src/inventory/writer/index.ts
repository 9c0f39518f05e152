export * from './Clock';
export * from './ClusterRecorder';
export * from './InventoryWriter';
