export { describeFinding, evaluatePolicy } from './evaluatePolicy';
export type { PolicyConfig, PolicyRule } from './PolicyConfig';
export type { PolicyEffect, PolicyFinding } from './PolicyFinding';
export * from './PolicyQuestion';
export { readPolicyConfig } from './readPolicyConfig';
export {
  createModelPolicy,
  createPlacementPolicy,
  toPolicyModel,
} from './placementPolicy';
export { HOURS_PER_MONTH, PolicyService, type Judge } from './PolicyService';
