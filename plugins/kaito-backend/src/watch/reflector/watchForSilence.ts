import { ApiFailure } from '../ApiFailure';
import type { Clock } from '../Clock';
import type { Guard } from './Guard';

/**
 * Ends a watch that had bookmarks and then says nothing for so long: something in between has forgotten the connection.
 * API servers that send no bookmarks for a kind are given the benefit of the doubt.
 */
export function watchForSilence(
  guard: Guard,
  clock: Clock,
  silenceMs: number,
  resource: string,
): { heard(message: { type: string }): void } {
  let last = 0;
  let watching = false;
  const check = (inMs: number) => {
    guard.after(inMs, () => {
      const left = last + silenceMs - clock.now();
      if (left > 0) {
        check(left);
        return;
      }
      guard.end(
        new ApiFailure(
          'stream',
          `The stream of ${resource} has been silent for ${Math.round(
            silenceMs / 1_000,
          )} seconds although the cluster answers. A firewall or load balancer may have dropped it; the portal connects again by itself.`,
        ),
      );
    });
  };
  return {
    heard: ({ type }) => {
      last = clock.now();
      if (type === 'BOOKMARK' && !watching) {
        watching = true;
        check(silenceMs);
      }
    },
  };
}
