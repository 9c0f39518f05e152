export * from './phases';
export { derivePhase } from './derivePhase';
export {
  deepestCause,
  deriveCause,
  deriveCauseChain,
} from './cause/deriveCauseChain';
export type { CauseEvidence } from './cause/evidence';
export * from './cause/layers';
export { budgetMinutes, startupBudgetMinutes } from './budgets';
export * from './relate';
export * from './timeline';
