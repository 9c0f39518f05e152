import { DEFAULT_SETTINGS, type WatchSettings } from '../../WatchSettings';

/** The usual times, shortened about tenfold. */
export const SHORT_SETTINGS: WatchSettings = {
  ...DEFAULT_SETTINGS,
  probeIntervalMs: 250,
  probeRetryMs: 100,
  probeTimeoutMs: 1_000,
  suspendedMs: 6_000,
  backoffFirstMs: 50,
  backoffLastMs: 1_000,
  settledMs: 200,
  lateMs: 1_500,
  crawlMs: 1_500,
  silenceMs: 5_000,
  overtimeMs: 2_000,
  goneMs: 1_000,
};
