export * from './types';
export { ScmError } from './ScmError';
export {
  createScmProvider,
  type ScmProviderOptions,
} from './createScmProvider';
export { parseRepository } from './parseRepository';
