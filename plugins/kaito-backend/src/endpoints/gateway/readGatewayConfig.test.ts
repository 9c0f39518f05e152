import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readGatewayConfig } from './readGatewayConfig';

const read = (gateway?: JsonObject) =>
  readGatewayConfig(new ConfigReader(gateway ? { kaito: { gateway } } : {}));

describe('readGatewayConfig', () => {
  it('has a default for everything', () => {
    expect(read()).toEqual({
      timeouts: { firstByte: 300_000, idle: 60_000 },
      limits: { concurrent: 4, perMinute: 60 },
    });
  });

  it('reads durations in any form that Backstage knows', () => {
    expect(
      read({
        timeouts: { firstByte: { minutes: 2 }, idle: '15s' },
        limits: { concurrentPerUser: 2, requestsPerMinutePerUser: 10 },
      }),
    ).toEqual({
      timeouts: { firstByte: 120_000, idle: 15_000 },
      limits: { concurrent: 2, perMinute: 10 },
    });
  });

  it('refuses what would stop every call', () => {
    expect(() => read({ timeouts: { idle: { seconds: 0 } } })).toThrow(
      'kaito.gateway.timeouts.idle must be greater than zero',
    );
    expect(() => read({ limits: { concurrentPerUser: 0 } })).toThrow(
      'kaito.gateway.limits.concurrentPerUser must be greater than zero',
    );
  });
});
