/** One line of progress: what is being done, with the seconds since the script began. */
const began = Date.now();

export function say(text) {
  const seconds = ((Date.now() - began) / 1000).toFixed(0).padStart(4);
  process.stdout.write(`[${seconds}s] ${text}\n`);
}

/** An expected failure: a sentence that says what is missing and how to get it. Printed without a stack. */
export class Failure extends Error {}

/** Runs the script's main function; turns a Failure into its sentence and a non-zero exit. */
export async function main(run) {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    process.stderr.write(
      error instanceof Failure
        ? `\n${error.message}\n`
        : `\n${error?.stack ?? error}\n`,
    );
    process.exitCode = 1;
  }
}
