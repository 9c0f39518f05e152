export * from './clusters';
export * from './permissions';
export * from './scm';
