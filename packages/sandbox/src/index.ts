export * from './cluster';
export * from './git';
