import fc from 'fast-check';
import type { ChatRequest } from '../../api';
import type { CompletionRequest } from '../Snippet';

/** Texts that mean something to a shell, to Python or to JavaScript. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        ...["'", '"', '`', '\\', '\n', '\r', '\t', '$', '$(touch x)', '`id`'],
        ...[
          "'; exit 3 #",
          '"""',
          "'''",
          '${x}',
          '{x}',
          '%s',
          '%n',
          '!',
          '\u2028',
        ],
        ...[
          '</script>',
          '@picture@',
          '\u0085',
          '\u0000',
          '-d',
          '😀',
          'EOF',
          '#',
          ' ',
        ],
      ),
      { maxLength: 12 },
    )
    .map(parts => parts.join('')),
);

/** A request with everything a person can set. */
export const fullRequest: ChatRequest = {
  model: 'phi-4',
  messages: [
    { role: 'system', content: `Be "brief", don't\nramble` },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is it?' },
        { type: 'image_url', image_url: { url: 'https://example.org/a.png' } },
      ],
    },
    {
      role: 'assistant',
      content: null,
      tool_calls: [
        {
          id: 'call_1',
          type: 'function',
          function: { name: 'weather', arguments: '{"city":"Bonn"}' },
        },
      ],
    },
    { role: 'tool', content: 'sunny', tool_call_id: 'call_1' },
  ],
  stream: true,
  stream_options: { include_usage: true },
  temperature: 0.2,
  top_p: 0.9,
  top_k: 40,
  max_tokens: 64,
  stop: ['###', "it's"],
  seed: 7,
  presence_penalty: 0.1,
  frequency_penalty: -0.1,
  logprobs: true,
  top_logprobs: 2,
  response_format: {
    type: 'json_schema',
    json_schema: {
      name: 'answer',
      strict: true,
      schema: { type: 'object', properties: { ok: { type: 'boolean' } } },
    },
  },
  tools: [
    {
      type: 'function',
      function: { name: 'weather', parameters: { type: 'object' } },
    },
  ],
  tool_choice: 'auto',
};

export const completionRequest: CompletionRequest = {
  model: 'phi-4',
  prompt: 'Once upon a time,',
  stream: true,
  max_tokens: 16,
  top_k: 5,
};
