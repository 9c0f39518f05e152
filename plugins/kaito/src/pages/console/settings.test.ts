import { DEFAULT_SETTINGS, toChatRequest } from './settings';

const messages = [{ role: 'user' as const, content: 'hi' }];

it('sends only what was set', () => {
  expect(toChatRequest('phi', messages, DEFAULT_SETTINGS)).toEqual({
    model: 'phi',
    messages,
    stream: true,
    stream_options: { include_usage: true },
  });
});

it('sends a temperature of zero', () => {
  expect(
    toChatRequest('phi', messages, {
      ...DEFAULT_SETTINGS,
      temperature: 0,
      maxTokens: 64,
    }),
  ).toMatchObject({ temperature: 0, max_tokens: 64 });
});
