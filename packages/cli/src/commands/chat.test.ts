import {
  CHAT,
  ENDPOINTS,
  ENV,
  chatWith,
  hello,
  type Answer,
} from '../__testUtils__/chatWith';
import { fakePortalHost, portalOf } from '../__testUtils__/fakePortalHost';
import {
  AZURE,
  anEndpoint,
  endpointList,
  streamOf,
} from '../__testUtils__/portalFixtures';

describe('kaito-portal chat through a pipe', () => {
  it('writes the answer, and nothing but the answer', async () => {
    const { run, bodies, requests } = chatWith({ stdin: 'hi\n' }, hello);
    expect(await run('chat phi-4')).toEqual({
      out: 'Hello\n',
      err: '',
      exitCode: 0,
    });
    expect(bodies).toEqual([
      {
        model: 'phi-4',
        messages: [{ role: 'user', content: 'hi' }],
        stream: true,
        stream_options: { include_usage: true },
      },
    ]);
    expect(requests.at(-1)!.headers.get('authorization')).toBe(
      `Bearer ${ENV.KAITO_PORTAL_TOKEN}`,
    );
  });

  it('puts the words of the command line before what is piped, with system prompt and settings', async () => {
    const { run, bodies } = chatWith({ stdin: 'ERROR 42' }, hello);
    await run([
      ...['chat', 'phi-4', 'What', 'is', 'this?'],
      ...['--system', 'Be brief', '--temperature', '0.2', '--max-tokens', '9'],
    ]);
    expect(bodies[0]).toMatchObject({
      messages: [
        { role: 'system', content: 'Be brief' },
        { role: 'user', content: 'What is this?\n\nERROR 42' },
      ],
      temperature: 0.2,
      max_tokens: 9,
    });
  });

  it('tells figures beside the answer, each with how it is known', async () => {
    const { run } = chatWith({ stdin: 'hi' }, hello);
    const { out, err } = await run('chat azure-gpt --stats');
    expect(out).toBe('Hello\n');
    expect(err).toContain('tokens in   5 (reported)\n');
    expect(err).toContain('tokens out  2 (reported)\n');
    expect(err).toContain('finish      stop (the model was done)\n');
    expect(err).toContain(
      'cost        0.00000195 USD (reported tokens at the configured price)\n',
    );
  });

  it.each<[string, Answer, number, string]>([
    [
      'cut at the token limit',
      () => streamOf(['Hel'], { reason: 'length' }),
      5,
      'The answer was cut at the token limit',
    ],
    [
      'broken off by the gateway',
      () =>
        new Response(
          'data: {"choices":[{"delta":{"content":"Hel"}}]}\n\nevent: error\ndata: {"error":{"message":"The model stalled.","code":"idle_timeout"}}\n\n',
          { headers: { 'content-type': 'text/event-stream' } },
        ),
      1,
      'The model stalled.',
    ],
    [
      'broken off without a word',
      () => streamOf(['Hel'], null),
      1,
      'The connection closed before the model had finished\nAsk again.\n',
    ],
  ])('%s: keeps what came and says so', async (_, answer, code, words) => {
    const { run } = chatWith({ stdin: 'hi' }, answer);
    const { out, err, exitCode } = await run('chat phi-4');
    expect([out, exitCode]).toEqual(['Hel\n', code]);
    expect(err).toContain(words);
  });

  it.each<[number, object, Record<string, string>, number, string]>([
    [
      503,
      { message: 'No pod of it is ready.', code: 'model_not_ready' },
      { 'retry-after': '20' },
      6,
      'No pod of it is ready.\nTry again in 20 s. See how far it is: kaito-portal status --watch\n',
    ],
    [
      429,
      { message: 'Too many calls.', code: 'rate_limit_exceeded' },
      { 'retry-after': '7' },
      6,
      'Too many calls.\nTry again in 7 s.\n',
    ],
    [
      403,
      { message: 'You may not.', code: 'not_allowed' },
      {},
      3,
      'You may not.\nAsk those who run the portal for the permission.\n',
    ],
    [
      401,
      { message: 'Who are you?' },
      {},
      3,
      'Who are you?\nSign in again: kaito-portal login\n',
    ],
    [
      404,
      { message: 'It does not serve x.', code: 'model_not_found' },
      {},
      1,
      'It does not serve x.\nSee what it serves: kaito-portal endpoints, or /model\n',
    ],
    [
      502,
      { message: 'Upstream \u001b]0;own\u0007ed' },
      {},
      1,
      'Upstream ]0;owned\n',
    ],
  ])('explains a %s', async (status, error, headers, code, words) => {
    const { run } = chatWith({ stdin: 'hi' }, () =>
      Response.json({ error }, { status, headers }),
    );
    expect(await run('chat phi-4')).toEqual({
      out: '',
      err: words,
      exitCode: code,
    });
  });

  it('takes every control character out of what a model says', async () => {
    const { run } = chatWith({ stdin: 'hi' }, () =>
      streamOf([
        'a\u001b[31mred\u001b[0m ',
        '\u001b]52;c;aGk=\u0007',
        '\u009b2J\r\u202eb',
        '\tc\n',
      ]),
    );
    const { out } = await run('chat phi-4');
    expect(out).toBe('a[31mred[0m ]52;c;aGk=2Jb\tc\n');
  });

  it('leaves reasoning out, or writes it beside the answer', async () => {
    const thinking: Answer = () =>
      streamOf([{ reasoning_content: 'Hm.' }, 'Hi']);
    const { run } = chatWith({ stdin: 'hi' }, thinking);
    expect(await run('chat phi-4')).toMatchObject({ out: 'Hi\n', err: '' });
    expect(await run('chat phi-4 --reasoning')).toMatchObject({
      out: 'Hi\n',
      err: 'Hm.\n',
    });
  });

  it.each([
    ['chat', '', 2, 'There is nothing to ask'],
    ['chat phi', 'hi', 0, ''],
    ['chat p', 'hi', 0, ''],
    ['chat gpt', 'hi', 0, ''],
    ['chat PHI-4', 'hi', 0, ''],
    ['chat x', 'hi', 2, "No endpoint is called 'x'"],
    ['chat', 'hi', 2, 'Name one of the 2 endpoints that chat'],
    ['chat phi-4 --temperature 3', 'hi', 2, "'--temperature'"],
    ['chat phi-4 --nope', 'hi', 2, '--nope'],
  ])('%s, given “%s”, ends with %i', async (line, stdin, code, words) => {
    const portal = portalOf({
      [ENDPOINTS]: endpointList([anEndpoint(), AZURE]),
      [CHAT]: hello,
      [`${ENDPOINTS}/azure-gpt/v1/chat/completions`]: hello,
    });
    const { run } = fakePortalHost({ env: ENV, stdin, fetch: portal.fetch });
    const { exitCode, err } = await run(line);
    expect([exitCode, err.includes(words)]).toEqual([code, true]);
  });

  it('lists what may be meant, by id', async () => {
    const { run } = chatWith({ stdin: 'hi' }, hello);
    const { err, exitCode } = await run('chat phi');
    expect(exitCode).toBe(2);
    expect(err).toContain("'phi' may mean 2 endpoints\nName one by its id:\n");
    expect(err).toContain('2  lab~search~phi-4-mini (phi-4, not ready');
  });
});
