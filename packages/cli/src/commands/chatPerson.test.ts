import {
  ENDPOINTS,
  ENV,
  chatWith,
  type Answer,
} from '../__testUtils__/chatWith';
import {
  fakePortalHost,
  portalOf,
  type FakeOptions,
} from '../__testUtils__/fakePortalHost';
import {
  anEndpoint,
  endpointList,
  streamOf,
} from '../__testUtils__/portalFixtures';

describe('kaito-portal chat with a person', () => {
  const talk = (options: FakeOptions, ...answers: Answer[]) =>
    chatWith({ tty: true, ...options }, ...answers);

  it('goes on where it was, with what is set', async () => {
    const { run, bodies } = talk(
      { replies: ['hi', '/system Be brief', '/set temperature 0.2', 'more'] },
      () => streamOf(['One']),
      () => streamOf(['Two']),
    );
    const { out, exitCode } = await run('chat phi-4');
    expect([out, exitCode]).toEqual(['One\nTwo\n', 0]);
    expect(bodies[1]).toMatchObject({
      temperature: 0.2,
      messages: [
        { role: 'system', content: 'Be brief' },
        { role: 'user', content: 'hi' },
        { role: 'assistant', content: 'One' },
        { role: 'user', content: 'more' },
      ],
    });
  });

  it('asks which one where several may be meant', async () => {
    const { run, asked, bodies } = talk({ replies: ['9', '1', 'hi'] }, () =>
      streamOf(['Hi']),
    );
    const { err, out } = await run('chat phi');
    expect(err).toContain('1  prod~search~phi-4 (phi-4, serving)');
    expect(asked.slice(0, 2)).toEqual([
      'Which one, by number or name? ',
      'Which one, by number or name? ',
    ]);
    expect([out, bodies.length]).toEqual(['Hi\n', 1]);
  });

  it('stops the answer on Ctrl-C, keeps what came, and ends on the second', async () => {
    const chat = talk(
      { replies: ['hi', { ended: 'interrupt' }] },
      async request => {
        let push: ReadableStreamDefaultController<Uint8Array>;
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            push = controller;
            controller.enqueue(
              new TextEncoder().encode(
                'data: {"choices":[{"delta":{"content":"Hel"}}]}\n\n',
              ),
            );
          },
        });
        request.signal.addEventListener('abort', () =>
          push.error(request.signal.reason),
        );
        setTimeout(() => chat.interrupt(), 500);
        return new Response(body, {
          headers: { 'content-type': 'text/event-stream' },
        });
      },
    );
    const { out, err, exitCode } = await chat.run('chat phi-4');
    expect([out, exitCode]).toEqual(['Hel\n', 130]);
    expect(err).toContain('Stopped\n');
    expect(chat.handlers).toEqual([]);
  });

  it('warns before the first Ctrl-C ends it', async () => {
    const { run } = talk(
      { replies: [{ ended: 'interrupt' }, 'hi', { ended: 'interrupt' }] },
      () => streamOf(['Hi']),
    );
    const { err, exitCode } = await run('chat phi-4');
    expect(err.split('Ctrl-C once more ends').length).toBe(3);
    expect(exitCode).toBe(0);
  });

  it('saves, loads and retries', async () => {
    const chat = talk(
      {
        files: { 'notes.txt': 'mine' },
        replies: [
          'hi',
          '/retry',
          '/save notes.txt',
          '/save c.json',
          '/clear',
          '/load c.json',
          'more',
          '/load notes.txt',
          '/quit',
        ],
      },
      () => streamOf(['One']),
      () => streamOf(['Two']),
      () => streamOf(['Three']),
    );
    const { err } = await chat.run('chat phi-4');
    expect(chat.bodies[1].messages).toEqual([{ role: 'user', content: 'hi' }]);
    expect(chat.bodies[2].messages).toEqual([
      { role: 'user', content: 'hi' },
      { role: 'assistant', content: 'Two' },
      { role: 'user', content: 'more' },
    ]);
    expect(chat.files['notes.txt']).toBe('mine');
    const saved = JSON.parse(chat.files['c.json']);
    expect(saved).toMatchObject({
      format: 'kaito-portal/conversations',
      version: 1,
    });
    const [{ turns, endpointId }] = saved.conversations[0].panes;
    expect([endpointId, turns.map(({ text }: any) => text)]).toEqual([
      'prod~search~phi-4',
      ['hi', 'Two'],
    ]);
    expect(chat.files['c.json']).not.toContain(ENV.KAITO_PORTAL_TOKEN);
    expect(err).toContain('notes.txt is there and is no conversation');
    expect(err).toContain("Cannot load 'notes.txt': it is not JSON");
  });

  it('lists and changes the model, and says what it does not understand', async () => {
    const { run, bodies } = talk(
      {
        replies: [
          '/model nope',
          '/model support',
          '//x',
          '/stat',
          '/set heat 3',
          '/set top_p 0',
          '/stats',
          '/help',
        ],
      },
      () => streamOf(['Hi'], { usage: [1, 1] }),
    );
    const { err } = await run('chat phi-4');
    expect(err).toContain("serves phi-4, support, not 'nope'");
    expect(err).toContain('* support\n');
    expect(bodies[0]).toMatchObject({
      model: 'support',
      messages: [{ role: 'user', content: '/x' }],
    });
    expect(err).toContain('There is no /stat; did you mean /stats?');
    expect(err).toContain("There is no setting 'heat'");
    expect(err).toContain("top_p is a number above 0, up to 1, not '0'");
    expect(err).toContain('tokens in   1 (reported)');
    expect(err).toContain('Ctrl-C                stop the answer');
  });

  it('goes on after a failure, and asks again together with the next question', async () => {
    const { run, bodies } = talk(
      { replies: ['one', 'two'] },
      () => Response.json({ error: { message: 'Busy' } }, { status: 503 }),
      () => streamOf(['Hi']),
    );
    const { out, err, exitCode } = await run('chat phi-4');
    expect(err).toContain('Busy\n');
    expect([out, exitCode]).toEqual(['Hi\n', 0]);
    expect(bodies[1].messages).toEqual([
      { role: 'user', content: 'one\n\ntwo' },
    ]);
  });

  it('dims reasoning, and shows no colour where none is wanted', async () => {
    const thinking: Answer = () => streamOf([{ reasoning: 'Hm' }, 'Hi']);
    const coloured = talk({ colour: true, replies: ['hi'] }, thinking);
    expect((await coloured.run('chat phi-4')).out).toBe(
      '\u001b[2mHm\u001b[0m\u001b[2m\n\u001b[0mHi\n',
    );
    const bare = talk({ replies: ['hi'] }, thinking);
    const { out, err } = await bare.run('chat phi-4');
    expect(out).toBe('Hm\nHi\n');
    // eslint-disable-next-line no-control-regex
    expect(err).not.toMatch(/\u001b/);
  });

  it('says when the portal keeps what is asked', async () => {
    const portal = portalOf({
      [ENDPOINTS]: endpointList([anEndpoint({ capture: 'full' })]),
    });
    const { run } = fakePortalHost({
      env: ENV,
      tty: true,
      fetch: portal.fetch,
    });
    expect((await run('chat')).err).toContain(
      'The portal keeps what you ask here, and the answers.',
    );
  });
});
