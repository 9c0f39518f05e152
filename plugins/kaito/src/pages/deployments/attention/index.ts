export { AttentionSection } from './AttentionSection';
