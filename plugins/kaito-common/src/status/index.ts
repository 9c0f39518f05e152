export * from './phases';
export { derivePhase } from './derivePhase';
export { deriveCause } from './cause/deriveCause';
export type { CauseEvidence } from './cause/evidence';
