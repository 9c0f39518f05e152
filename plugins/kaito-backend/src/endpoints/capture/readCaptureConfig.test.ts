import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readCaptureConfig } from './readCaptureConfig';

const read = (gateway: JsonObject) =>
  readCaptureConfig(new ConfigReader({ kaito: { gateway } }));

describe('readCaptureConfig', () => {
  it('keeps nothing unless asked to', () => {
    const { modes, ...bounds } = readCaptureConfig(new ConfigReader({}));
    expect(modes.of('x')).toBe('off');
    expect(modes.any).toBe(false);
    expect(bounds).toEqual({
      retentionMs: 30 * 86_400_000,
      maxBytes: 262_144,
      maxTotalBytes: 1_073_741_824,
    });
  });

  it('reads the usual mode and others by endpoint', () => {
    const { modes, ...bounds } = readCaptureConfig(
      new ConfigReader({
        kaito: {
          gateway: {
            capture: false,
            captures: {
              retention: '7 days',
              maxKiB: 1,
              maxTotalMiB: 2,
              endpoints: [{ endpoint: 'a~search~phi', capture: 'full' }],
            },
          },
        },
      }),
      new Map([['gpt-4o', 'hash']]),
    );
    expect(['x', 'gpt-4o', 'a~search~phi'].map(id => modes.of(id))).toEqual([
      'off',
      'hash',
      'full',
    ]);
    expect(modes.any).toBe(true);
    expect(bounds).toEqual({
      retentionMs: 7 * 86_400_000,
      maxBytes: 1024,
      maxTotalBytes: 2 * 1024 * 1024,
    });
  });

  it.each([
    [{ capture: 'some' }, 'kaito.gateway.capture: is off, hash or full'],
    [
      { captures: { retention: { seconds: 0 } } },
      'kaito.gateway.captures.retention must be greater than zero',
    ],
    [
      { captures: { maxKiB: 0 } },
      'kaito.gateway.captures.maxKiB must be greater than zero',
    ],
    [
      { captures: { endpoints: [{ endpoint: 'x', capture: 'on' }] } },
      'kaito.gateway.captures.endpoints.0.capture: is off, hash or full',
    ],
  ])('refuses %j', (gateway, message) => {
    expect(() => read(gateway as JsonObject)).toThrow(message);
  });
});
