import {
  fakePortalHost,
  NOW,
  portalOf,
  tokenFor,
  type FakeOptions,
} from '../__testUtils__/fakePortalHost';
import { idleClock, settle } from '../__testUtils__/idleClock';
import {
  aCluster,
  aWorkload,
  attentionTo,
  listOf,
  workloadList,
} from '../__testUtils__/portalFixtures';

const ENV = {
  KAITO_PORTAL_URL: 'https://portal.test',
  KAITO_PORTAL_TOKEN: tokenFor('user:default/dana', 600),
};
const phi = aWorkload('phi-4');
const broken = aWorkload('bert', { name: 'Failed', severity: 'error' });
const elsewhere = aWorkload(
  'other',
  {},
  { ref: { ...phi.ref, cluster: 'lab', name: 'other' } },
);

type Step = (send: (change: object) => void) => void | Promise<void>;

/** A portal whose stream of changes does each time it is opened what the next step says; then a person ends it. */
function watchWith(
  steps: (Step | Response)[],
  options: FakeOptions & { attention?: object[] } = {},
) {
  const resumed: (string | null)[] = [];
  let leave = () => {};
  const attention = options.attention ?? [listOf([])];
  const answers = {
    '/api/kaito/workloads': workloadList(
      [phi, elsewhere],
      [aCluster(), aCluster({ name: 'lab' })],
    ),
    '/api/kaito/attention': () =>
      Response.json(attention.length > 1 ? attention.shift() : attention[0]),
    '/api/kaito/changes': async (request: Request) => {
      resumed.push(request.headers.get('last-event-id'));
      const step = steps.shift();
      if (step instanceof Response) {
        return step;
      }
      let id = 0;
      const body = new ReadableStream<Uint8Array>({
        async start(controller) {
          request.signal.addEventListener('abort', () => {
            try {
              controller.error(request.signal.reason);
            } catch {
              // It has ended by itself.
            }
          });
          if (!step) {
            leave();
            return;
          }
          await step(change => {
            id += 1;
            controller.enqueue(
              new TextEncoder().encode(
                `id: p.${id}\ndata: ${JSON.stringify(change)}\n\n`,
              ),
            );
          });
          await settle();
          try {
            controller.close();
          } catch {
            // The person has left.
          }
        },
      });
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream' },
      });
    },
  };
  const clock = idleClock(NOW);
  const machine = fakePortalHost({
    env: ENV,
    fetch: portalOf(answers).fetch,
    parts: { clock },
    ...options,
  });
  leave = machine.interrupt;
  return {
    ...machine,
    resumed,
    async run(line: string) {
      const [result] = await Promise.all([
        machine.run(line).finally(() => clock.stop()),
        clock.go(),
      ]);
      return result;
    },
  };
}

const ready = { type: 'ready', resumed: true };

describe('kaito-portal status --watch through a pipe', () => {
  it('tells what there is, and then each change in a line', async () => {
    const { run, handlers } = watchWith(
      [
        async send => {
          send(ready);
          send({ type: 'upserted', workload: broken });
          await settle();
          send({ type: 'deleted', ref: phi.ref });
        },
      ],
      {
        attention: [
          listOf([]),
          attentionTo(broken, 'Out of memory.', 'Take a larger machine.'),
        ],
      },
    );
    const { out, exitCode } = await run('status --watch --cluster prod');
    expect(out.split('\n').map(line => line.replace(/^\S+ /, ''))).toEqual([
      'prod/search/phi-4 Ready',
      'prod/search/bert Failed',
      'prod/search/bert Failed: Out of memory. Take a larger machine.',
      'prod/search/phi-4 is gone',
      '',
    ]);
    expect([exitCode, handlers]).toEqual([0, []]);
  });

  it('connects anew after the last event, and says why it had to', async () => {
    const { run, resumed } = watchWith([
      send => send(ready),
      Response.json(
        { error: { message: 'Too many live connections.' } },
        { status: 429, headers: { 'retry-after': '50' } },
      ),
      send => send(ready),
    ]);
    const { err } = await run('status --watch');
    expect(resumed).toEqual([null, 'p.1', 'p.1', 'p.1']);
    expect(err.split('\n').map(line => line.replace(/^\S+ /, ''))).toEqual([
      'live',
      expect.stringMatching(/^NOT LIVE, next try in \d s: .+ ended at once$/),
      'NOT LIVE, next try in 50 s: Too many live connections.',
      'live',
      expect.stringMatching(/^NOT LIVE/),
      '',
    ]);
  });

  it('reads everything anew where something was missed', async () => {
    const gone = workloadList([elsewhere]);
    let reads = 0;
    const portal = watchWith([
      send => send({ type: 'resync', reason: 'too slow' }),
    ]);
    const inner = portal.host.fetch;
    portal.host.fetch = async (input, init) => {
      if (String(input).endsWith('/workloads')) {
        reads += 1;
        if (reads > 1) {
          return Response.json(gone);
        }
      }
      return inner(input, init);
    };
    expect((await portal.run('status --watch')).out).toContain(
      'prod/search/phi-4 is gone',
    );
  });

  it('says that causes are from before while they cannot be read, and reads them again', async () => {
    const attention: object[] = [listOf([])];
    const portal = watchWith(
      [
        send => {
          send(ready);
          send({ type: 'upserted', workload: broken });
        },
        send => send(ready),
        send => send(ready),
        send => send(ready),
      ],
      { attention },
    );
    const inner = portal.host.fetch;
    let reads = 0;
    portal.host.fetch = async (input, init) => {
      if (!String(input).endsWith('/attention')) {
        return inner(input, init);
      }
      reads += 1;
      return reads === 2
        ? Response.json({ error: { message: 'Down.' } }, { status: 500 })
        : Response.json(
            reads === 1 ? listOf([]) : attentionTo(broken, 'Out of memory.'),
          );
    };
    const { out, err } = await portal.run('status --watch');
    expect(err).toContain('Causes are from before: Down.');
    expect(out).toContain('prod/search/bert Failed: Out of memory.');
  });

  it('ends when the portal refuses, for which no waiting helps', async () => {
    const { run } = watchWith([
      Response.json({ error: { message: 'Who are you?' } }, { status: 401 }),
    ]);
    expect(await run('status --watch')).toMatchObject({
      exitCode: 3,
      err: expect.stringContaining('Sign in again: kaito-portal login'),
    });
  });
});

describe('kaito-portal status --watch in a terminal', () => {
  it('draws over itself, what is wrong first, and gives the terminal back', async () => {
    const { run } = watchWith(
      [
        send => {
          send(ready);
          send({ type: 'upserted', workload: broken });
          send({
            type: 'cluster',
            cluster: aCluster({
              state: 'unreachable',
              message: 'No answer\u001b[1A.',
            }),
          });
        },
      ],
      { tty: true, rows: 7 },
    );
    const { out, exitCode } = await run('status --watch');
    const frames = out.split('\u001b[J').slice(1);
    expect(frames.length).toBeGreaterThan(3);
    const last = frames.at(-1)!.split('\n');
    expect(last.slice(0, 5)).toEqual([
      'DEPLOYMENT           KIND       MODEL  PHASE   FOR  CAUSE',
      'x prod/search/bert   Workspace  phi-4  Failed  1 h',
      '+ lab/search/other   Workspace  phi-4  Ready   1 h',
      '  and 1 more',
      expect.stringMatching(
        /^Cluster prod is unreachable, what is shown is \d+ s old: No answer\[1A\.$/,
      ),
    ]);
    expect(last[5]).toMatch(/^(live|NOT LIVE.*) since .* Ctrl-C ends$/);
    expect(out.endsWith('\u001b[?7h\u001b[?25h')).toBe(true);
    expect(exitCode).toBe(0);
  });
});
