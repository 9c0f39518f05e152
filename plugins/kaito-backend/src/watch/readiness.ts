/** What an answer to `GET /readyz` says of the API server. */
export type Readiness = 'ready' | 'unready' | 'terminating';

const FAILING = /^\[-\]([\w./-]+)/gm;
const SHUTDOWN = 'shutdown';
const MOST_NAMED = 3;

/** Names of the checks that fail, as the API server lists them: `[-]etcd failed: reason withheld`. */
function failingChecks(body: string): string[] {
  return [...body.matchAll(FAILING)].map(([, name]) => name);
}

/**
 * Reads an answer to `GET /readyz`. Below 500 somebody who knows the portal or not has answered, and serves; what the
 * portal's rights are is for the kinds to say.
 */
export function readReadiness(
  cluster: string,
  statusCode: number,
  body: string,
): { readiness: Readiness; message: string | null } {
  if (statusCode < 500) {
    return { readiness: 'ready', message: null };
  }
  const failing = failingChecks(body);
  if (failing.includes(SHUTDOWN)) {
    return {
      readiness: 'terminating',
      message: `The API server of cluster ${cluster} is shutting down. Its streams may be silent; the portal reads the cluster anew when it is back.`,
    };
  }
  const named = failing.slice(0, MOST_NAMED).join(', ');
  return {
    readiness: 'unready',
    message: `The API server of cluster ${cluster} says that it is not ready (${statusCode}${
      named && `: ${named}`
    }). It may be starting; if that lasts, look at its /readyz?verbose.`,
  };
}
