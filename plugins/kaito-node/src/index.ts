export * from './clusters';
export * from './permissions';
