import type { ChatRequest } from '../api';

/** Body of a plain completion: OpenAI's. It continues a text instead of answering a message. */
export interface CompletionRequest
  extends Omit<ChatRequest, 'messages' | 'logprobs'> {
  prompt: string;
  /** How many alternatives to tell of each token. */
  logprobs?: number;
}

/** What a snippet sends. */
export type SnippetRequest = ChatRequest | CompletionRequest;

export type SnippetId =
  | 'curl'
  | 'python'
  | 'javascript'
  | 'langchain'
  | 'environment'
  | 'in-cluster'
  | 'port-forward';

/** A call as code that can be run as it is. */
export interface Snippet {
  id: SnippetId;
  title: string;
  /** What it is written in, by the name highlighters know. */
  language: 'bash' | 'python' | 'javascript';
  /** What it needs to run, in a sentence. */
  needs: string;
  code: string;
}

/** What is called, and with what. */
export interface SnippetCall {
  /** OpenAI base URL of the endpoint through the gateway: `https://…/api/kaito/endpoints/{id}/v1`. */
  baseUrl: string;
  request: SnippetRequest;
}

/** Environment variable that holds the caller's Backstage token. No snippet holds a token itself. */
export const TOKEN_VARIABLE = 'KAITO_PORTAL_TOKEN';

/** Whether a text is continued, rather than a message answered. */
export const isCompletion = (
  request: SnippetRequest,
): request is CompletionRequest => 'prompt' in request;

/** Where the call goes, below the base URL. */
export const pathOf = (request: SnippetRequest) =>
  isCompletion(request) ? '/completions' : '/chat/completions';
