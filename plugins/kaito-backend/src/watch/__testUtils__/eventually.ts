import { setTimeout as wait } from 'node:timers/promises';

/** Tries until the expectation holds; fails as it failed last when the time is up. */
export async function eventually<T>(
  expectation: () => T | Promise<T>,
  withinMs = 45_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await wait(25);
    }
  }
}
