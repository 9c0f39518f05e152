import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import type { UserLimits } from './UserLimiter';

/** Bounds of a call to a model, in milliseconds. */
export interface GatewayTimeouts {
  /** From the call until the model's answer begins; connecting is part of it. */
  firstByte: number;
  /** Between two pieces of an answer, and for a reader that takes nothing. */
  idle: number;
}

export interface GatewayConfig {
  timeouts: GatewayTimeouts;
  limits: UserLimits;
}

/** Reads `kaito.gateway`; everything has a default. Throws when a value makes no sense. */
export function readGatewayConfig(config: Config): GatewayConfig {
  const timeouts = config.getOptionalConfig('kaito.gateway.timeouts');
  const limits = config.getOptionalConfig('kaito.gateway.limits');
  return {
    timeouts: {
      firstByte: milliseconds(timeouts, 'firstByte', 300_000),
      idle: milliseconds(timeouts, 'idle', 60_000),
    },
    limits: {
      concurrent: positive(limits, 'concurrentPerUser', 4),
      perMinute: positive(limits, 'requestsPerMinutePerUser', 60),
    },
  };
}

function milliseconds(
  config: Config | undefined,
  key: string,
  fallback: number,
): number {
  if (!config?.has(key)) {
    return fallback;
  }
  const value = durationToMilliseconds(readDurationFromConfig(config, { key }));
  return assertPositive(value, `kaito.gateway.timeouts.${key}`);
}

function positive(
  config: Config | undefined,
  key: string,
  fallback: number,
): number {
  const value = config?.getOptionalNumber(key) ?? fallback;
  return assertPositive(value, `kaito.gateway.limits.${key}`);
}

function assertPositive(value: number, path: string): number {
  if (!(value > 0)) {
    throw new Error(`${path} must be greater than zero`);
  }
  return value;
}
