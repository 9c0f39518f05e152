export * from './facts';
export {
  isManaged,
  readProvenance,
  toProvenanceAnnotations,
} from './annotations';
export { checkProvenance, type ProvenanceProblem } from './checkProvenance';
export { expiryState, parseExpiry } from './expiry';
