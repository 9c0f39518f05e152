/** A machine under load takes its time, so the patience is long. */
const PATIENCE_MS = 300_000;

/** Asks again and again until an answer is as wanted, and returns it. When patience ends, the error tells the last answer. */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  wanted: (answer: T) => boolean,
): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) {
      throw new Error(
        `${what} did not come about. Last: ${JSON.stringify(answer, null, 2)}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
