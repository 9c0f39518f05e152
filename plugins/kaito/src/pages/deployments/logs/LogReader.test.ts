import type { LogQuery } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { requestError } from '../../../__testUtils__/fakeKaitoApi';
import { LogReader, type LogState } from './LogReader';

const ref = {
  cluster: 'prod',
  kind: 'Workspace',
  namespace: 'search',
  name: 'phi',
} as const;

/** An answer that says this, and then ends or breaks. */
function answer(text: string, end: 'ends' | 'breaks' = 'ends'): Response {
  const chunks = [...text].map(piece => new TextEncoder().encode(piece));
  return {
    body: {
      getReader: () => ({
        read: async () => {
          const value = chunks.shift();
          if (!value && end === 'breaks') {
            throw new TypeError('network error');
          }
          return { done: !value, value };
        },
      }),
    },
  } as unknown as Response;
}

async function read(
  answers: (Response | Error)[],
  query: LogQuery = { follow: true },
) {
  const states: LogState[] = [];
  const queries: (LogQuery | undefined)[] = [];
  const controller = new AbortController();
  await new LogReader({
    ref,
    query,
    retryMs: 1,
    flushMs: 1,
    now: () => 10_000,
    onState: state => states.push(state),
    api: {
      readLogs: async (_ref, asked) => {
        queries.push(asked);
        const next = answers.shift();
        if (!next) {
          controller.abort();
          throw new Error('no more');
        }
        if ('body' in next) {
          return next;
        }
        throw next;
      },
    },
  }).run(controller.signal);
  const last = states.at(-1)!;
  return {
    last,
    queries,
    phases: states.map(({ phase }) => phase),
    texts: last.buffer.lines.map(({ text }) => text),
  };
}

describe('LogReader', () => {
  it('reads to the end', async () => {
    const { last, texts } = await read([answer('one\ntwo')]);
    expect([last.phase, texts]).toEqual(['ended', ['one', 'two']]);
    expect(last.buffer.note).toBeNull();
  });

  it.each([
    ['the time is up', answer('one\n[kaito-portal] time-up: Ask again.\n')],
    ['the cluster is lost', answer('one\n[kaito-portal] lost: Gone.\n')],
    ['the portal is lost', answer('one\n', 'breaks')],
  ])('goes on when %s, and says where', async (_, first) => {
    const { last, texts, queries, phases } = await read([
      first,
      answer('two\n'),
    ]);
    expect(texts).toEqual([
      'one',
      'Taken up again; some lines may be here twice',
      'two',
    ]);
    expect(phases).toContain('reconnecting');
    expect(last.phase).toBe('ended');
    expect(queries).toEqual([
      { follow: true },
      { follow: true, sinceSeconds: 1 },
    ]);
  });

  it('keeps trying while the portal is away', async () => {
    const away = () => new TypeError('Failed to fetch');
    const { texts } = await read([
      answer('one\n', 'breaks'),
      away(),
      away(),
      answer('two\n'),
    ]);
    expect(texts.at(-1)).toBe('two');
  });

  it.each([
    ['the session ends', 'signed-out', { follow: true }],
    ['there is too much', 'too-large', { follow: true }],
    ['nobody follows', 'time-up', {}],
    ['the run is over', 'lost', { follow: true, previous: true }],
  ])('ends with the reason when %s', async (_, code, query) => {
    const { last, queries } = await read(
      [answer(`one\n[kaito-portal] ${code}: Why.\n`)],
      query,
    );
    expect(last).toMatchObject({
      phase: 'ended',
      buffer: { note: { code, message: 'Why.' } },
    });
    expect(queries).toHaveLength(1);
  });

  it('fails with what the backend says, at first or later, and keeps what was read', async () => {
    const refusal = await requestError(409, 'NotStartedError', 'It waits.');
    const first = await read([refusal]);
    expect(first.last).toMatchObject({ phase: 'failed', error: refusal });
    const later = await read([answer('one\n', 'breaks'), refusal]);
    expect(later.last).toMatchObject({ phase: 'failed', error: refusal });
    expect(later.texts).toEqual(['one']);
  });

  it('fails when the portal cannot be reached to begin with', async () => {
    const { last } = await read([new TypeError('Failed to fetch')]);
    expect(last.phase).toBe('failed');
  });
});
