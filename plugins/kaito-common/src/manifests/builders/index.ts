export type { AutoUpgrade, InferenceSet } from './InferenceSet';
export * from './renderInferenceConfig';
export * from './renderInferenceSet';
export * from './renderKustomization';
