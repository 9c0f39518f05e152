import { ScmError } from '../ScmError';

/** What a part of an answer says; null where the account may not see it or the host does not have it. */
export async function ifAllowed<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    const { status } = error as { status?: number | null };
    if (error instanceof ScmError && (status === 403 || status === 404)) {
      return null;
    }
    throw error;
  }
}

/** Does what a pull request can be open without, and answers with what went wrong, if anything. */
export async function noted(
  what: string,
  act: () => Promise<unknown>,
): Promise<string[]> {
  try {
    await act();
    return [];
  } catch (error) {
    if (!(error instanceof ScmError)) throw error;
    return [`${what}: ${error.message}`];
  }
}

/** A note for something a host cannot do. */
export function unsupported(
  what: string,
  names: readonly string[] | undefined,
  why: string,
): string[] {
  return names?.length ? [`${what}: ${names.join(', ')}: ${why}`] : [];
}
