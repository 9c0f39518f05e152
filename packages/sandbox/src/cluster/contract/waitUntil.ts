import { setTimeout as wait } from 'node:timers/promises';

/** Asks until the answer is as wanted. Rejects with the last answer after `ms`. */
export async function waitUntil<T>(
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
  ms = 45_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(
        `Still not so after ${ms} ms: ${JSON.stringify(answer)?.slice(0, 500)}`,
      );
    }
    await wait(100);
  }
}
