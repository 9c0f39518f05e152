import type { ChatRequest } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** What a person may set for a conversation; null leaves the choice to the model. */
export interface ChatSettings {
  systemPrompt: string;
  /** 0 to 2. */
  temperature: number | null;
  /** Longest answer in tokens. */
  maxTokens: number | null;
}

export const DEFAULT_SETTINGS: ChatSettings = {
  systemPrompt: '',
  temperature: null,
  maxTokens: null,
};

/** The request a question becomes. Parameters that are not set are not sent. */
export function toChatRequest(
  model: string,
  messages: ChatRequest['messages'],
  settings: ChatSettings,
): ChatRequest {
  return {
    model,
    messages,
    stream: true,
    stream_options: { include_usage: true },
    ...(settings.temperature === null
      ? {}
      : { temperature: settings.temperature }),
    ...(settings.maxTokens === null ? {} : { max_tokens: settings.maxTokens }),
  };
}
