export { TrialsView } from './TrialsView';
