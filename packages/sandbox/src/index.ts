export * from './cluster';
export * from './kaito';
export * from './git';
export * from './gitops';
export * from './model';
