import type { EndpointMetrics } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Buckets } from './buckets';

/** What one look at vLLM's metrics found. What it does not tell is null. */
export interface Reading {
  running: number | null;
  waiting: number | null;
  /** Since the process began. */
  promptTokens: number | null;
  generationTokens: number | null;
  /** Requests that ended. */
  ended: number | null;
  /** 0 to 1. */
  kvCacheUsage: number | null;
  firstToken: Buckets | null;
  interToken: Buckets | null;
  /** When the process began, ms since the epoch. */
  startedAt: number | null;
}

/** What one replica's `/metrics` turned out to be. */
export type Scrape =
  | { kind: 'vllm'; reading: Reading }
  | { kind: 'transformers'; gpus: EndpointMetrics['gpus'] }
  /** Weights are on their way; null when it does not know for how long. */
  | { kind: 'loading'; seconds: number | null }
  | { kind: 'none' }
  | { kind: 'failed'; reason: string };
