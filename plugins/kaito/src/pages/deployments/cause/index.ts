export { CauseSection } from './CauseSection';
