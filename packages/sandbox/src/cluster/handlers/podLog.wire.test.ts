import type { ApiClient } from '../contract/ApiClient';
import { sandboxClient } from '../contract/sandboxClient';
import { type SandboxCluster, startCluster } from '../startCluster';

const POD = 'search-phi-4-0';
const LOG = `/api/v1/namespaces/search/pods/${POD}/log`;

describe('the log of a Pod', () => {
  let cluster: SandboxCluster;
  let reader: ApiClient;

  beforeEach(async () => {
    cluster = await startCluster({ name: 'log', seed: 'prod', pace: 100_000 });
    reader = sandboxClient(cluster, 'reader');
  });
  afterEach(async () => {
    await reader.close();
    await cluster.stop();
  });

  const container = 'search-phi-4';
  const of = { namespace: 'search', pod: POD, container };
  const text = async (query = '') => (await reader.get(LOG + query)).body;
  const stateOf = () =>
    (
      cluster.store.get('Pod', POD, 'search')?.status as {
        containerStatuses: { state: { running: { startedAt: string } } }[];
      }
    ).containerStatuses[0].state;
  const report = (status: object) =>
    cluster.store.modify('Pod', POD, 'search', draft => {
      const {
        containerStatuses: [first],
      } = draft.status as {
        containerStatuses: object[];
      };
      draft.status = {
        ...(draft.status as object),
        containerStatuses: [{ ...first, state: {}, ...status }],
      };
    });

  it('says what it is, what was started, and goes with the time', async () => {
    const log: string = await text();
    expect(log).toMatch(/^This is a log of the KAITO sandbox.*no process/);
    expect(log).toContain('--served-model-name=');
    expect(log).toMatch(/GET \/health HTTP\/1.1" 200 OK/);
    expect(await reader.get(LOG)).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/plain' },
    });
  });

  it('gives the tail, with timestamps, since a while, and so many bytes', async () => {
    cluster.logs.append(of, 'first', 'second', 'second');
    expect(await text('?tailLines=2')).toBe('second\nsecond\n');
    expect(await text('?tailLines=1&timestamps=true')).toMatch(
      /^\d{4}-\d\d-\d\dT[\d:.]+Z second\n$/,
    );
    expect(await text('?sinceSeconds=1&tailLines=3')).toContain('first\n');
    expect(await text('?tailLines=3&limitBytes=4')).toBe('firs');
    expect(await text('?tailLines=0')).toBe('');
  });

  it('is followed until the container ends', async () => {
    const log = await reader.watch(`${LOG}?follow=true&tailLines=0`);
    cluster.logs.append(of, 'one', 'one');
    expect(await log.nextLine()).toBe('one');
    expect(await log.nextLine()).toBe('one');
    const { startedAt } = stateOf().running;
    report({
      state: {
        terminated: {
          startedAt,
          exitCode: 137,
          reason: 'OOMKilled',
          finishedAt: new Date().toISOString(),
        },
      },
    });
    expect(await log.nextLine()).toBe(
      'Container ended with exit code 137 (OOMKilled)',
    );
    expect(await log.ended).toBeUndefined();
  });

  it('is cut like any stream', async () => {
    const log = await reader.watch(`${LOG}?follow=true&tailLines=0`);
    expect(cluster.faults.cutStreams(/\/log\?/)).toBe(1);
    expect(await log.ended).toBeInstanceOf(Error);
  });

  it('of a crashing container tells of its last run, and of the previous one when asked', async () => {
    report({
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: {
        terminated: {
          exitCode: 1,
          reason: 'Error',
          message: 'no token',
          finishedAt: '2026-01-01T00:00:00Z',
        },
      },
    });
    for (const query of ['', '?previous=true']) {
      expect(await text(query)).toMatch(
        /no token\nContainer ended with exit code 1 \(Error\)\n$/,
      );
    }
  });

  it.each([
    ['?container=other', 400, `container other is not valid for pod ${POD}`],
    [
      '?previous=true',
      400,
      `previous terminated container "${container}" in pod "${POD}" not found`,
    ],
    [
      '?tailLines=-1',
      422,
      'tailLines: Invalid value: -1: must be greater than or equal to 0',
    ],
  ])('refuses %s with %i', async (query, status, message) => {
    expect(await reader.get(LOG + query)).toMatchObject({
      status,
      body: { kind: 'Status', message: expect.stringContaining(message) },
    });
  });

  it('says why there is none yet', async () => {
    report({
      state: { waiting: { reason: 'ImagePullBackOff' } },
      lastState: {},
    });
    expect((await reader.get(LOG)).body.message).toBe(
      `container "${container}" in pod "${POD}" is waiting to start: trying and failing to pull image`,
    );
    report({
      state: { waiting: { reason: 'ContainerCreating' } },
      lastState: {},
    });
    expect((await reader.get(LOG)).body.message).toMatch(
      /waiting to start: ContainerCreating$/,
    );
    expect(
      (await reader.get('/api/v1/namespaces/search/pods/none/log')).status,
    ).toBe(404);
  });

  it('has a permission of its own', async () => {
    cluster.faults.withdrawRights('reader', { resources: ['pods/log'] });
    expect(await reader.get(LOG)).toMatchObject({
      status: 403,
      body: {
        message: expect.stringContaining(
          'cannot get resource "pods/log" in API group "" in the namespace "search"',
        ),
      },
    });
  });
});
