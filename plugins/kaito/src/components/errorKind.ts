/** What a failed call means to the person looking at the page. */
export type ErrorKind = 'forbidden' | 'signed-out' | 'not-found' | 'failed';

/** Reads the HTTP status an error carries, whatever class it is of. */
export function errorKind(error: Error): ErrorKind {
  switch ((error as { status?: unknown }).status) {
    case 401:
      return 'signed-out';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    default:
      return 'failed';
  }
}
