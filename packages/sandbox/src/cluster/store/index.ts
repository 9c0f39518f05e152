export * from './EventLog';
export * from './fieldSelector';
export * from './labelSelector';
export * from './ObjectStore';
export * from './sameJson';
