import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { z } from 'zod';
import { CaptureModes, type CaptureMode } from './CaptureModes';

/** What is kept of prompts and answers, how much and for how long. */
export interface CaptureConfig {
  modes: CaptureModes;
  /** After so many milliseconds it is removed. */
  retentionMs: number;
  /** Of a prompt, and of an answer, bytes; the rest is only hashed. */
  maxBytes: number;
  /** Of all together, bytes; beyond that the oldest goes. */
  maxTotalBytes: number;
}

const KEY = 'kaito.gateway.captures';
const DAY = 86_400_000;

/** A mode as the configuration writes it. */
export const captureModeSchema = z.preprocess(
  // YAML 1.1 reads a bare `off` as false.
  value => (value === false ? 'off' : value),
  z.enum(['off', 'hash', 'full'], { error: 'is off, hash or full' }),
);

const overridesSchema = z.array(
  z.strictObject({
    endpoint: z.string().min(1, 'is empty'),
    capture: captureModeSchema,
  }),
);

/**
 * Reads `kaito.gateway.capture` and `captures`. Throws with the field and the reason.
 * @param configured - modes that entries of `kaito.endpoints` name, by id
 */
export function readCaptureConfig(
  config: Config,
  configured: ReadonlyMap<string, CaptureMode> = new Map(),
): CaptureConfig {
  const usual = read(config, 'kaito.gateway.capture', captureModeSchema, 'off');
  const overrides = read(config, `${KEY}.endpoints`, overridesSchema, []);
  const amount = (name: string, fallback: number) =>
    positive(
      config.getOptionalNumber(`${KEY}.${name}`) ?? fallback,
      `${KEY}.${name}`,
    );
  const retention = `${KEY}.retention`;
  return {
    modes: new CaptureModes(
      usual,
      new Map([
        ...configured,
        ...overrides.map(
          ({ endpoint, capture }) => [endpoint, capture] as const,
        ),
      ]),
    ),
    retentionMs: config.has(retention)
      ? positive(
          durationToMilliseconds(
            readDurationFromConfig(config, { key: retention }),
          ),
          retention,
        )
      : 30 * DAY,
    maxBytes: amount('maxKiB', 256) * 1024,
    maxTotalBytes: amount('maxTotalMiB', 1024) * 1024 * 1024,
  };
}

function read<T>(
  config: Config,
  key: string,
  schema: z.ZodType<T>,
  otherwise: T,
): T {
  const parsed = schema.safeParse(
    config.getOptional<unknown>(key) ?? otherwise,
  );
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new Error(`${[key, ...path].join('.')}: ${message}`);
  }
  return parsed.data;
}

function positive(value: number, path: string): number {
  if (!(value > 0)) {
    throw new Error(`${path} must be greater than zero`);
  }
  return value;
}
