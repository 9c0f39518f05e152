export * from './types';
export { ScmError, type ScmErrorDetails } from './ScmError';
export type { ScmLimits } from './http/limits';
export { ScmAnswerCache } from './http/ScmAnswerCache';
export {
  createScmProvider,
  type ScmProviderOptions,
} from './createScmProvider';
export { parseRepository } from './parseRepository';
