import { DEFAULT_SETTINGS, type WatchSettings } from '../../WatchSettings';

/** The usual times, shortened as far as a busy machine allows. */
export const SHORT_SETTINGS: WatchSettings = {
  ...DEFAULT_SETTINGS,
  probeIntervalMs: 250,
  probeRetryMs: 100,
  probeTimeoutMs: 1_500,
  suspendedMs: 8_000,
  backoffFirstMs: 50,
  backoffLastMs: 1_000,
  settledMs: 200,
  lateMs: 3_000,
  crawlMs: 2_000,
  silenceMs: 5_000,
  overtimeMs: 2_000,
  goneMs: 1_000,
};
