export * from './RelatedObjects';
export { relateObjects } from './relateObjects';
export { configMapNames } from './surroundings';
export {
  containersOf,
  initContainersOf,
  mainContainerOf,
} from './mainContainer';
