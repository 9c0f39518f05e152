import type { ClusterSnapshot } from '../ClusterSnapshot';

/** Milliseconds. */
export interface ReviewTimes {
  /** How often it is looked whether a cluster is due. */
  tick: number;
  /** Least time between two reviews of one cluster, whatever happens there. */
  least: number;
  /** After this a review is old: rights may have changed without the watch noticing. */
  most: number;
  /** A review that has not ended by then has failed. */
  timeout: number;
}

export const REVIEW_TIMES: ReviewTimes = {
  tick: 2_000,
  least: 30_000,
  most: 3_600_000,
  timeout: 60_000,
};

/** The review a cluster had last. */
export interface LastReview {
  at: number;
  /** What the watch was refused at that moment. */
  refused: string;
  failed: boolean;
}

type Seen = Pick<ClusterSnapshot, 'state' | 'kinds'>;

/** The kinds the cluster refuses to show, as one text to compare. */
export function refusedKinds({ kinds }: Pick<Seen, 'kinds'>): string {
  return kinds
    .filter(({ state }) => state === 'forbidden')
    .map(({ kind }) => kind)
    .sort()
    .join();
}

/**
 * Whether to ask a cluster for the portal's rights now: once it answers, again when other kinds are refused than at the
 * last time, when the last review failed, and when it is old. Never more often than `least` allows.
 */
export function isReviewDue(
  snapshot: Seen,
  last: LastReview | undefined,
  now: number,
  { least, most }: ReviewTimes,
): boolean {
  const answers = snapshot.state === 'live' || snapshot.state === 'partial';
  if (!answers) {
    return false;
  }
  if (!last) {
    return true;
  }
  const age = now - last.at;
  return (
    age >= least &&
    (last.failed || age >= most || last.refused !== refusedKinds(snapshot))
  );
}
