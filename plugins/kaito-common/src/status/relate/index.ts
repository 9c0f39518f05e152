export * from './RelatedObjects';
export { relateObjects } from './relateObjects';
export {
  containersOf,
  initContainersOf,
  mainContainerOf,
} from './mainContainer';
