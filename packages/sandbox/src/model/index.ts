export type {
  ChatMessage,
  EngineDescription,
  Prompt,
  SamplingOptions,
  TextEngine,
} from './engine/TextEngine';
export { createGgufEngine } from './gguf/createGgufEngine';
export {
  startModelServer,
  type ModelServer,
  type ModelServerOptions,
} from './http/startModelServer';
export { createNgramEngine } from './ngram/createNgramEngine';
export { readProjectDocuments } from './ngram/readDocuments';
export type { Clock } from './serving/Clock';
export type { Pace } from './serving/Pacer';
