import type {
  ChatRequest,
  EndpointView,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { SentAs } from '../conversation/turns';
import { readJsonObject } from './readJson';
import type { ConsoleSettings, NumberSetting } from './settings';

/** Most alternatives a model is asked for of each token; OpenAI and vLLM allow 20. */
const TOP_LOGPROBS = 5;

const FIELDS: Record<NumberSetting, keyof ChatRequest> = {
  temperature: 'temperature',
  topP: 'top_p',
  topK: 'top_k',
  maxTokens: 'max_tokens',
  seed: 'seed',
  presencePenalty: 'presence_penalty',
  frequencyPenalty: 'frequency_penalty',
  repetitionPenalty: 'repetition_penalty',
};

function numbers(settings: ConsoleSettings): Partial<ChatRequest> {
  return Object.fromEntries(
    Object.entries(FIELDS).flatMap(([name, field]) => {
      const value = settings[name as NumberSetting];
      return value === null ? [] : [[field, value]];
    }),
  );
}

function toolParameters(settings: ConsoleSettings): Partial<ChatRequest> {
  if (settings.tools.length === 0) {
    return {};
  }
  return {
    tools: settings.tools.map(({ name, description, parameters }) => ({
      type: 'function',
      function: {
        name,
        ...(description ? { description } : {}),
        ...(parameters.trim()
          ? { parameters: readJsonObject(parameters).value ?? {} }
          : {}),
      },
    })),
    tool_choice: settings.toolChoice,
  };
}

function jsonParameters(settings: ConsoleSettings): Partial<ChatRequest> {
  if (!settings.json.on) {
    return {};
  }
  const schema = settings.json.schema.trim()
    ? readJsonObject(settings.json.schema).value
    : undefined;
  return {
    response_format: schema
      ? { type: 'json_schema', json_schema: { name: 'answer', schema } }
      : { type: 'json_object' },
  };
}

/**
 * How a question is put to an endpoint. What is not set is not sent, nor what the endpoint says it cannot do: in a
 * comparison the others are asked for it all the same.
 */
export function toSent(
  endpoint: Pick<EndpointView, 'abilities'>,
  model: string,
  settings: ConsoleSettings,
): SentAs {
  const { tools, jsonSchema, logprobs } = endpoint.abilities;
  return {
    call: settings.mode === 'chat' ? 'chat' : 'completions',
    system: settings.mode === 'chat' ? settings.systemPrompt : '',
    parameters: {
      model,
      stream: true,
      stream_options: { include_usage: true },
      ...numbers(settings),
      ...(settings.stop.length > 0 ? { stop: settings.stop } : {}),
      ...(tools === 'no' ? {} : toolParameters(settings)),
      ...(jsonSchema === 'no' ? {} : jsonParameters(settings)),
      ...(settings.logprobs && logprobs !== 'no'
        ? { logprobs: true, top_logprobs: TOP_LOGPROBS }
        : {}),
    },
  };
}
