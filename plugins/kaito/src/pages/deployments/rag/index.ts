export { RagSection } from './RagSection';
