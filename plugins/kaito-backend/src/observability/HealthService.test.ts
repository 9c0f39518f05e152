import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type AuthorizePermissionRequest,
} from '@backstage/plugin-permission-common';
import {
  healthDetailsSchema,
  type ClusterView,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { HealthService, type HealthParts } from './HealthService';
import { worst } from './judgeHealth';

const AT = new Date('2026-11-21T10:00:00.000Z');

const cluster = (name: string, state = 'live') =>
  ({
    name,
    title: name,
    state,
    message: state === 'live' ? null : 'It refuses connections.',
    asOf: AT.toISOString(),
    kinds: [{ kind: 'Pod', state: state === 'live' ? 'synced' : 'stale' }],
  } as unknown as ClusterView);

const setup = (
  parts: Partial<HealthParts> = {},
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) =>
  new HealthService({
    permissions: mockServices.permissions.mock({
      authorize: async (requests: AuthorizePermissionRequest[]) =>
        requests.map(() => ({ result })),
    }),
    replica: { id: 'pod-1-abcd', startedAt: AT },
    version: '0.1.0',
    ping: async () => undefined,
    clusters: () => [cluster('prod')],
    recorders: () => [{ cluster: 'prod', role: 'writer', problem: null }],
    changes: { seq: 7, length: 5 },
    streams: { changes: { size: 2 }, logs: { size: 1 } },
    databaseTimeoutMs: 50,
    ...parts,
  });

const details = async (service: HealthService) =>
  healthDetailsSchema.parse(await service.details(mockCredentials.user()));

describe('HealthService', () => {
  it('says who answers and that all is well', async () => {
    expect(await details(setup())).toMatchObject({
      status: 'ok',
      replica: {
        id: 'pod-1-abcd',
        startedAt: AT.toISOString(),
        version: '0.1.0',
      },
      database: {
        state: 'ok',
        message: null,
        milliseconds: expect.any(Number),
      },
      recording: { state: 'ok', message: null, here: ['prod'] },
      kinds: { synced: 1 },
      changes: { total: 7, kept: 5 },
      streams: { changes: 2, logs: 1 },
    });
  });

  it('is no worse for standing by, and degraded by a cluster that is down', async () => {
    const answer = await details(
      setup({
        clusters: () => [cluster('prod'), cluster('test', 'unreachable')],
        recorders: () => [{ cluster: 'prod', role: 'standby', problem: null }],
      }),
    );
    expect(answer).toMatchObject({
      status: 'degraded',
      recording: { state: 'ok', here: [] },
      kinds: { synced: 1, stale: 1 },
    });
    expect(answer.clusters[1].message).toBe('It refuses connections.');
  });

  it('names the clusters that are not recorded, since when and why', async () => {
    const { status, recording } = await details(
      setup({
        recorders: () => [
          {
            cluster: 'prod',
            role: 'standby',
            problem: { since: AT, message: 'connection refused' },
          },
        ],
      }),
    );
    expect([status, recording.state]).toEqual(['degraded', 'degraded']);
    expect(recording.message).toMatch(
      /^prod: not recorded since 2026-11-21T10:00:00.000Z: connection refused/,
    );
  });

  it.each([
    [
      'fails',
      async () => {
        throw new Error('select 1 - connect ECONNREFUSED');
      },
      /: connect ECONNREFUSED\. The fleet is served from memory/,
    ],
    ['is silent', () => new Promise(() => {}), /no answer in 0\.05 s/],
  ])('answers all the same when the database %s', async (_, ping, message) => {
    const { status, database } = await details(setup({ ping }));
    expect([status, database.state]).toEqual(['failed', 'failed']);
    expect(database.message).toMatch(message);
    expect(database.milliseconds).toBeNull();
  });

  it('tells nothing to who may not see clusters', async () => {
    const ping = jest.fn();
    await expect(
      details(setup({ ping }, AuthorizeResult.DENY)),
    ).rejects.toThrow(/kaito\.cluster\.read/);
    expect(ping).not.toHaveBeenCalled();
  });
});

it('takes the worst, and nothing for ok', () => {
  expect(worst([])).toBe('ok');
  expect(worst(['ok', 'failed', 'degraded'])).toBe('failed');
});
