export * from './RelatedObjects';
export { relateObjects } from './relateObjects';
