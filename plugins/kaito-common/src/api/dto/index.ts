export * from './freshness';
export * from './cluster';
export * from './workload';
export * from './capacity';
export * from './model';
export * from './inventory';
export * from './endpoint';
