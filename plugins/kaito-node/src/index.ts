export * from './clusters';
export * from './permissions';
export * from './scm';
export * from './placement';
