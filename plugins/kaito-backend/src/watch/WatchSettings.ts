/** Times and limits of watching; milliseconds where a name ends in Ms. */
export interface WatchSettings {
  /** Between two probes that are answered, and between those of a cluster known to be away. */
  probeIntervalMs: number;
  /** After the first probe that failed: whether it was chance should be known soon. */
  probeRetryMs: number;
  /** How long a probe may take. */
  probeTimeoutMs: number;
  /** Time between two probes that tells that the portal itself was suspended. */
  suspendedMs: number;
  /** First and longest wait after a failure, before jitter. */
  backoffFirstMs: number;
  backoffLastMs: number;
  /** A watch that was accepted and not refused for this long is taken to be in step. */
  settledMs: number;
  /** How long a page or the acceptance of a watch may be waited for in silence before it is said that it is late. */
  lateMs: number;
  /** How long bytes are counted to tell a crawling answer, and how many must come in that time. */
  crawlMs: number;
  crawlBytes: number;
  /** How long a watch that had bookmarks may say nothing. API servers send one a minute. */
  silenceMs: number;
  /** How much longer than asked for a watch may last: beyond, its connection is dead. */
  overtimeMs: number;
  /** How long a kind must be answered with 404 before its objects are taken to be gone. */
  goneMs: number;
  /** Longest line of a watch. etcd takes objects up to 1.5 MiB unless it is told otherwise. */
  maxLineBytes: number;
  /** Largest page of a list; beyond, smaller pages are asked for. A list in one piece may be four times as large. */
  maxPageBytes: number;
}

/** With these an outage is known within ten seconds, also when packets are dropped: 4 + 2 + 1 + 2. */
export const DEFAULT_SETTINGS: WatchSettings = {
  probeIntervalMs: 4_000,
  probeRetryMs: 1_000,
  probeTimeoutMs: 2_000,
  suspendedMs: 30_000,
  backoffFirstMs: 1_000,
  backoffLastMs: 60_000,
  settledMs: 1_000,
  lateMs: 8_000,
  crawlMs: 8_000,
  crawlBytes: 8 * 1024,
  silenceMs: 150_000,
  overtimeMs: 30_000,
  goneMs: 30_000,
  maxLineBytes: 16 * 1024 * 1024,
  maxPageBytes: 64 * 1024 * 1024,
};
