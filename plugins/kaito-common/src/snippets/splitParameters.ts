import type { WithFiles } from './ImageFile';

/** Parameters that OpenAI's packages take by name. What is not among them is another server's own. */
const OPENAI = new Set([
  'model',
  'messages',
  'prompt',
  'temperature',
  'top_p',
  'max_tokens',
  'stop',
  'seed',
  'presence_penalty',
  'frequency_penalty',
  'logprobs',
  'top_logprobs',
  'response_format',
  'tools',
  'tool_choice',
  'stream',
  'stream_options',
]);

type Entries = [string, WithFiles][];

/** Parameters apart by whether OpenAI's packages know them; those that are not set are left out. */
export function splitParameters(parameters: Record<string, WithFiles>): {
  known: Entries;
  others: Entries;
} {
  const set = Object.entries(parameters).filter(
    ([, value]) => value !== undefined,
  );
  return {
    known: set.filter(([name]) => OPENAI.has(name)),
    others: set.filter(([name]) => !OPENAI.has(name)),
  };
}
