export { GitChip } from './GitChip';
export { GitSection } from './GitSection';
export { GIT_WORDS } from './gitWords';
export { MissingSection } from './MissingSection';
