import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import type {
  LogQuery,
  WorkloadDetail,
} from '@kaito-portal/backstage-plugin-kaito-common';
import express from 'express';
import { AuditTrail } from '../audit';
import { StreamLimits } from '../live/StreamLimits';
import { eventually } from '../watch/__testUtils__/eventually';
import { LogError } from './LogError';
import { LogService, type LogLimits } from './LogService';
import type { LogBytes, PodLogSource } from './PodLogSource';

const ref = {
  cluster: 'prod',
  kind: 'Workspace',
  namespace: 'search',
  name: 'phi',
} as const;

const workload = {
  ref,
  model: null,
  provenance: { owner: 'group:default/search' },
  related: [
    {
      kind: 'Pod',
      name: 'phi-0',
      state: 'Running',
      message: null,
      ready: true,
      containers: [{ name: 'phi', role: 'model', restarts: 0 }],
    },
  ],
} as unknown as WorkloadDetail;

type Open = PodLogSource['open'];

async function* saying(...texts: string[]): LogBytes {
  for (const text of texts) {
    yield Buffer.from(text);
  }
}

/** Says something, then nothing until it is stopped. */
async function* thenSilent(text: string, signal: AbortSignal): LogBytes {
  yield Buffer.from(text);
  await new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

describe('LogService', () => {
  const stops: (() => void)[] = [];
  afterEach(() => stops.splice(0).forEach(stop => stop()));

  async function setup(options: {
    open: Open;
    limits?: Partial<LogLimits>;
    query?: LogQuery;
    denied?: string[];
    expiresAt?: Date;
    perCaller?: number;
  }) {
    const event = { success: jest.fn(), fail: jest.fn() };
    const auditor = mockServices.auditor.mock({
      createEvent: jest.fn().mockResolvedValue(event),
    });
    const streams = new StreamLimits(options.perCaller);
    const service = new LogService(
      {
        fleet: {
          workload: ({ name }) => (name === 'phi' ? workload : undefined),
        },
        gate: {
          predicate:
            async ({ name }) =>
            () =>
              !options.denied?.includes(name),
        },
        source: { open: options.open } as PodLogSource,
        streams,
        audit: AuditTrail.create({
          auditor,
          logger: mockServices.logger.mock(),
        }),
      },
      options.limits,
    );
    const app = express();
    app.get('/:name', (request, response, next) => {
      service
        .read({
          ref: { ...ref, name: request.params.name },
          query: options.query ?? {},
          credentials: {
            ...mockCredentials.user(),
            expiresAt: options.expiresAt,
          },
          caller: 'user:default/dana',
          request,
          response,
        })
        .catch(error => response.headersSent || next(error));
    });
    app.use(mockErrorHandler());
    const server = app.listen(0);
    await once(server, 'listening');
    stops.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const get = (name = 'phi', init: RequestInit = {}) =>
      fetch(`http://127.0.0.1:${port}/${name}`, init);
    return { get, auditor, event, streams };
  }

  it('hands on what is said, without secrets, and records it', async () => {
    const open = jest.fn(async () =>
      saying('ready\nkey hf_AbCdEfGhIj', 'KlMnOpQrStUvWx\nla', 'st'),
    );
    const { get, auditor, event } = await setup({ open });
    const response = await get();
    expect(await response.text()).toBe('ready\nkey hf_[redacted]\nlast');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'private, no-store, no-transform',
      'kaito-log-pod': 'phi-0',
      'kaito-log-container': 'phi',
      'kaito-log-role': 'model',
    });
    expect(open).toHaveBeenCalledWith(
      expect.objectContaining({ pod: 'phi-0', container: 'phi' }),
      expect.objectContaining({ tailLines: 500 }),
      expect.anything(),
    );
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'workload-logs-read',
        severityLevel: 'low',
        meta: { ...ref, previous: false, follow: false },
      }),
    );
    await eventually(() =>
      expect(event.success).toHaveBeenCalledWith({
        meta: {
          pod: 'phi-0',
          container: 'phi',
          outcome: 'complete',
          bytes: 28,
        },
      }),
    );
  });

  it.each([
    [
      'what may not be read',
      { denied: ['kaito.workload.read'] },
      'phi',
      404,
      /There is no Workspace search\/phi/,
    ],
    [
      'what is not there',
      {},
      'none',
      404,
      /There is no Workspace search\/none/,
    ],
    [
      'logs that may not be read',
      { denied: ['kaito.workload.logs.read'] },
      'phi',
      403,
      /not its logs.*'kaito.workload.logs.read'.*group:default\/search/,
    ],
  ])('refuses %s', async (_, options, name, status, message) => {
    const open = jest.fn();
    const { get, event } = await setup({ open, ...options });
    const response = await get(name);
    expect(response.status).toBe(status);
    expect((await response.json()).error.message).toMatch(message);
    expect(open).not.toHaveBeenCalled();
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it('answers with the reason when there is no log', async () => {
    const { get, streams } = await setup({
      open: async () => {
        throw new LogError('NotStartedError', 'phi has not started');
      },
    });
    const response = await get();
    expect(response.status).toBe(409);
    expect((await response.json()).error).toMatchObject({
      name: 'NotStartedError',
      message: 'phi has not started',
    });
    expect(streams.size).toBe(0);
  });

  it.each([
    [
      'the time is up',
      () => ({ limits: { follow: 100 } }),
      /^\[kaito-portal\] time-up: .* 0\.1 s at a time/,
    ],
    [
      'the session ends',
      () => ({ expiresAt: new Date(Date.now() + 1_000) }),
      /^\[kaito-portal\] signed-out: /,
    ],
  ])('says so when %s', async (_, options, last) => {
    const { get, event } = await setup({
      open: async (_target, _range, signal) => thenSilent('one\ntwo', signal),
      query: { follow: true },
      ...options(),
    });
    const lines = (await (await get()).text()).trimEnd().split('\n');
    expect(lines.slice(0, 2)).toEqual(['one', 'two']);
    expect(lines[2]).toMatch(last);
    await eventually(() => expect(event.success).toHaveBeenCalled());
  });

  it('ends what is too much, and lets go of the cluster', async () => {
    let stopped = false;
    async function* endless(): LogBytes {
      try {
        for (;;) {
          yield Buffer.from(`${'x'.repeat(99)}\n`.repeat(100));
        }
      } finally {
        stopped = true;
      }
    }
    const { get } = await setup({
      open: async () => endless(),
      limits: { bytes: 1024 ** 2 },
    });
    const text = await (await get()).text();
    expect(text).toMatch(/\n\[kaito-portal\] too-large: .*1 MiB.*\n$/);
    expect(text.length).toBeLessThan(1024 ** 2 + 20_000);
    expect(stopped).toBe(true);
  });

  it('reads no faster than its reader', async () => {
    let given = 0;
    async function* endless(): LogBytes {
      for (;;) {
        given += 1;
        yield Buffer.from(`${'x'.repeat(65_535)}\n`.slice(-16_000));
        await new Promise(resolve => setImmediate(resolve));
      }
    }
    const { get } = await setup({
      open: async () => endless(),
      limits: { bytes: 1024 ** 3 },
    });
    const leave = new AbortController();
    await get('phi', { signal: leave.signal });
    let before = -1;
    await eventually(() => {
      const still = given === before;
      before = given;
      expect(still && given > 1).toBe(true);
    });
    expect(given * 16_000).toBeLessThan(64 * 1024 ** 2);
    leave.abort();
  });

  it('stops when the reader leaves', async () => {
    let upstream: AbortSignal | undefined;
    const { get, event, streams } = await setup({
      query: { follow: true },
      open: async (_target, _range, signal) => {
        upstream = signal;
        return thenSilent('one\n', signal);
      },
    });
    const leave = new AbortController();
    await get('phi', { signal: leave.signal });
    leave.abort();
    await eventually(() => expect(upstream?.aborted).toBe(true));
    await eventually(() =>
      expect(event.success).toHaveBeenCalledWith({
        meta: expect.objectContaining({ outcome: 'client-left' }),
      }),
    );
    expect(streams.size).toBe(0);
  });

  it('follows a container that has said nothing yet, and says why when that fails', async () => {
    let fail: (error: Error) => void = () => {};
    const { get } = await setup({
      query: { follow: true },
      limits: { quiet: 20 },
      open: () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
    });
    const response = await get();
    expect(response.status).toBe(200);
    fail(new LogError('NoSuchLogError', 'Pod phi-0 is gone.'));
    expect(await response.text()).toBe(
      '[kaito-portal] lost: Pod phi-0 is gone.\n',
    );
  });

  it('gives a caller so many at a time, and ends them all with the portal', async () => {
    const { get, streams } = await setup({
      perCaller: 2,
      query: { follow: true },
      open: async (_target, _range, signal) => thenSilent('one\n', signal),
    });
    const first = await get();
    await get();
    const third = await get();
    expect(third.status).toBe(429);
    expect((await third.json()).error.message).toMatch(/too many logs/);
    streams.endAll();
    expect(await first.text()).toMatch(/^one\n\[kaito-portal\] closing: /);
    await eventually(() => expect(streams.size).toBe(0));
  });
});
