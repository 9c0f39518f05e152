export * from './ClusterSource';
export * from './extensionPoint';
