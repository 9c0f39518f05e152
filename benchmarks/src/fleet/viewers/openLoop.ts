import { setTimeout as wait } from 'node:timers/promises';

/** How often who asks, for how long. */
export interface Pace {
  viewers: number;
  everyMs: number;
  seconds: number;
}

/**
 * Calls `ask` at the moments a plan names, whatever became of earlier calls: each viewer every `everyMs`, the viewers
 * evenly apart. `ask` is given the moment it was due, so that what kept it from being sent counts as waiting.
 */
export async function openLoop(
  { viewers, everyMs, seconds }: Pace,
  ask: (viewer: number, due: number) => Promise<void>,
): Promise<void> {
  const start = performance.now();
  const total = Math.floor((seconds * 1000 * viewers) / everyMs);
  const asked: Promise<void>[] = [];
  for (let turn = 0; turn < total; turn += 1) {
    const due = start + (turn * everyMs) / viewers;
    const left = due - performance.now();
    if (left > 0) {
      await wait(left);
    }
    asked.push(ask(turn % viewers, due));
  }
  await Promise.all(asked);
}
