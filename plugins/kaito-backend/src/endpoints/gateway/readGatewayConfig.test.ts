import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readGatewayConfig } from './readGatewayConfig';

const read = (gateway?: JsonObject) =>
  readGatewayConfig(new ConfigReader(gateway ? { kaito: { gateway } } : {}));

describe('readGatewayConfig', () => {
  it('has a default for everything', () => {
    expect(read()).toEqual({
      timeouts: { connect: 5_000, firstByte: 300_000, idle: 60_000 },
      perUser: { concurrent: 4, perMinute: 60 },
      perEndpoint: { concurrent: 256, perMinute: Infinity },
      bodies: { json: 1048576, images: 10485760, audio: 26214400 },
    });
  });

  it('reads durations in any form that Backstage knows', () => {
    expect(
      read({
        timeouts: { firstByte: { minutes: 2 }, idle: '15s' },
        limits: {
          concurrentPerUser: 2,
          requestsPerMinutePerUser: 10,
          concurrentPerEndpoint: 3,
          requestsPerMinutePerEndpoint: 20,
          bodyMiB: 0.5,
        },
      }),
    ).toMatchObject({
      timeouts: { firstByte: 120_000, idle: 15_000 },
      perUser: { concurrent: 2, perMinute: 10 },
      perEndpoint: { concurrent: 3, perMinute: 20 },
      bodies: { json: 524288 },
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
