import { createConditionExports } from '@backstage/plugin-permission-node';
import { createKaitoRules } from './createKaitoRules';
import {
  kaitoEndpointResourceRef,
  kaitoInventoryEntryResourceRef,
  kaitoRequestResourceRef,
  kaitoWorkloadResourceRef,
} from './resourceRefs';

/** Rules about workloads. */
export const kaitoWorkloadRules = createKaitoRules(kaitoWorkloadResourceRef);
/** Rules about endpoints. */
export const kaitoEndpointRules = createKaitoRules(kaitoEndpointResourceRef);
/** Rules about requests. */
export const kaitoRequestRules = createKaitoRules(kaitoRequestResourceRef);
/** Rules about inventory entries. */
export const kaitoInventoryEntryRules = createKaitoRules(
  kaitoInventoryEntryResourceRef,
);

/** Conditions about workloads, for permission policies. */
export const {
  conditions: kaitoWorkloadConditions,
  createConditionalDecision: createKaitoWorkloadConditionalDecision,
} = createConditionExports({
  resourceRef: kaitoWorkloadResourceRef,
  rules: kaitoWorkloadRules,
});

/** Conditions about endpoints, for permission policies. */
export const {
  conditions: kaitoEndpointConditions,
  createConditionalDecision: createKaitoEndpointConditionalDecision,
} = createConditionExports({
  resourceRef: kaitoEndpointResourceRef,
  rules: kaitoEndpointRules,
});

/** Conditions about requests, for permission policies. */
export const {
  conditions: kaitoRequestConditions,
  createConditionalDecision: createKaitoRequestConditionalDecision,
} = createConditionExports({
  resourceRef: kaitoRequestResourceRef,
  rules: kaitoRequestRules,
});

/** Conditions about inventory entries, for permission policies. */
export const {
  conditions: kaitoInventoryEntryConditions,
  createConditionalDecision: createKaitoInventoryEntryConditionalDecision,
} = createConditionExports({
  resourceRef: kaitoInventoryEntryResourceRef,
  rules: kaitoInventoryEntryRules,
});
