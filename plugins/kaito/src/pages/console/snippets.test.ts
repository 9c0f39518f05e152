import { chatSnippets, openAiBaseUrl } from './snippets';

const request = {
  model: 'phi-4',
  messages: [{ role: 'user' as const, content: `It's "ok"\nno?` }],
  stream: true,
  stream_options: { include_usage: true },
  temperature: 0.2,
};
const code = (id: string) =>
  chatSnippets('http://phi.ai.svc.cluster.local', request).find(
    snippet => snippet.id === id,
  )!.code;

it.each([
  ['http://phi.ai', 'http://phi.ai/v1'],
  ['http://phi.ai/', 'http://phi.ai/v1'],
  ['http://phi.ai/v1', 'http://phi.ai/v1'],
  ['http://phi.ai/v1/', 'http://phi.ai/v1'],
])('finds the OpenAI base of %s', (url, base) => {
  expect(openAiBaseUrl(url)).toBe(base);
});

it('quotes the body for the shell', () => {
  const body = code('curl').split(' -d ')[1];
  // What a POSIX shell makes of the word.
  const word = body.slice(1, -1).replaceAll(`'\\''`, `'`);
  expect(JSON.parse(word)).toEqual(request);
  expect(code('curl')).toContain(
    `'http://phi.ai.svc.cluster.local/v1/chat/completions'`,
  );
});

it('writes JavaScript that sends the same request', async () => {
  const fetchMock = jest.fn(async () => ({ ok: true, body: [] }));
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...args: unknown[]) => Promise<void>;
  await new AsyncFunction('fetch', code('javascript'))(fetchMock);
  const [url, init] = fetchMock.mock.calls[0] as unknown as [
    string,
    { body: string },
  ];
  expect(url).toBe('http://phi.ai.svc.cluster.local/v1/chat/completions');
  expect(JSON.parse(init.body)).toEqual(request);
});

it('writes Python with the same parameters', () => {
  expect(code('python')).toContain(
    'base_url="http://phi.ai.svc.cluster.local/v1"',
  );
  expect(code('python')).toContain('    model="phi-4",');
  expect(code('python')).toContain('    temperature=0.2,');
  expect(code('python')).toContain(String.raw`"content": "It's \"ok\"\nno?"`);
  expect(code('python').match(/stream=True/g)).toHaveLength(1);
});
