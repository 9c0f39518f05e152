export { openAiBaseUrl, serviceOf, type ClusterAddress } from './cluster';
export { endpointSnippets } from './endpointSnippets';
export {
  TOKEN_VARIABLE,
  type CompletionRequest,
  type Snippet,
  type SnippetCall,
  type SnippetId,
  type SnippetRequest,
} from './Snippet';
