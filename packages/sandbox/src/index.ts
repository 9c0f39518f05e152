export * from './cluster';
export * from './git';
export * from './model';
