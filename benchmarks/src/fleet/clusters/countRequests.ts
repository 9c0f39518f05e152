import type { Faults } from '@kaito-portal/sandbox';

/** Requests that API servers were asked, by what they are for. */
export interface Requests {
  lists: number;
  watches: number;
  probes: number;
  others: number;
}

export const NO_REQUESTS: Requests = {
  lists: 0,
  watches: 0,
  probes: 0,
  others: 0,
};

function useOf(target: string): keyof Requests {
  const url = new URL(target, 'http://localhost');
  if (url.pathname === '/readyz') {
    return 'probes';
  }
  if (url.searchParams.has('watch')) {
    return 'watches';
  }
  return /^\/apis?\/.+\/[a-z]+$/.test(url.pathname) ? 'lists' : 'others';
}

/** Counts what a sandbox cluster is asked, where its faults look at every request. */
export function countRequests(faults: Faults, counts: Requests): void {
  const look = faults.refusalFor.bind(faults);
  faults.refusalFor = target => {
    counts[useOf(target)] += 1;
    return look(target);
  };
}
