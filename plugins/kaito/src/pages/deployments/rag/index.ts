export { engineFacts } from './engineFacts';
export { RagSection } from './RagSection';
