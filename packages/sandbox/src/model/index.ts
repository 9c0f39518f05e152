export type {
  ChatMessage,
  EngineDescription,
  GeneratedToken,
  Prompt,
  SamplingOptions,
  TextEngine,
} from './engine/TextEngine';
export {
  MODEL_FAULTS,
  ModelFaults,
  type ModelFault,
} from './faults/ModelFaults';
export { createGgufEngine } from './gguf/createGgufEngine';
export { wordsOf, type ModelTraits } from './http/ModelTraits';
export {
  startModelServer,
  type ModelServer,
  type ModelServerOptions,
} from './http/startModelServer';
export { createNgramEngine } from './ngram/createNgramEngine';
export { readProjectDocuments } from './ngram/readDocuments';
export { PROVIDED, type ProviderOptions } from './providers/Provider';
export { startAzureShaped } from './providers/startAzureShaped';
export { startOpenAiShaped } from './providers/startOpenAiShaped';
export type { Clock } from './serving/Clock';
export type { Pace } from './serving/Pacer';
