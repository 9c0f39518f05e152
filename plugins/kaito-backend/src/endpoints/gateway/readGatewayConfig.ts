import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import type { CallLimits } from './CallLimiter';

/** Bounds of a call to a model, in milliseconds. */
export interface GatewayTimeouts {
  /** For a connection to an address that is called directly, TLS included. */
  connect: number;
  /** From the call until the model's answer begins; connecting is part of it. */
  firstByte: number;
  /** Between two pieces of an answer, and for a reader that takes nothing. */
  idle: number;
}

/** Largest bodies that are taken, bytes. */
export interface BodyLimits {
  /** JSON without the images in it. */
  json: number;
  /** JSON with images in it. */
  images: number;
  /** An upload with audio. */
  audio: number;
}

export interface GatewayConfig {
  timeouts: GatewayTimeouts;
  perUser: CallLimits;
  perEndpoint: CallLimits;
  bodies: BodyLimits;
}

const MIB = 1024 * 1024;

/** Reads the bounds in `kaito.gateway`; everything has a default. Throws when a value makes no sense. */
export function readGatewayConfig(config: Config): GatewayConfig {
  const timeout = (key: string, fallback: number) =>
    milliseconds(config, `kaito.gateway.timeouts.${key}`, fallback);
  const limit = (key: string, fallback: number) =>
    positive(
      config.getOptionalNumber(`kaito.gateway.limits.${key}`) ?? fallback,
      `kaito.gateway.limits.${key}`,
    );
  return {
    timeouts: {
      connect: timeout('connect', 5_000),
      firstByte: timeout('firstByte', 300_000),
      idle: timeout('idle', 60_000),
    },
    perUser: {
      concurrent: limit('concurrentPerUser', 4),
      perMinute: limit('requestsPerMinutePerUser', 60),
    },
    perEndpoint: {
      concurrent: limit('concurrentPerEndpoint', 256),
      perMinute: limit('requestsPerMinutePerEndpoint', Infinity),
    },
    bodies: {
      json: limit('bodyMiB', 1) * MIB,
      images: limit('imagesMiB', 10) * MIB,
      audio: limit('audioMiB', 25) * MIB,
    },
  };
}

function milliseconds(config: Config, key: string, fallback: number): number {
  return config.has(key)
    ? positive(
        durationToMilliseconds(readDurationFromConfig(config, { key })),
        key,
      )
    : fallback;
}

function positive(value: number, path: string): number {
  if (!(value > 0)) {
    throw new Error(`${path} must be greater than zero`);
  }
  return value;
}
