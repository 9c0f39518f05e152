import { PortalError } from './PortalError';
import { EXIT } from './ExitCode';

/** Whether a host name can only mean this machine. */
function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host);
}

/** Whether a token may travel to this address: over TLS, or without leaving this machine. */
export function isSafe(url: string): boolean {
  if (!URL.canParse(url)) {
    return false;
  }
  const { protocol, hostname } = new URL(url);
  return (
    protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  );
}

/**
 * The address of a portal as it is kept: without a slash at the end, a query or a fragment. `https://` is added where no
 * scheme is given. Throws a PortalError that says what is wrong with it.
 *
 * @param source - where the address comes from, e.g. `'--portal'`
 */
export function readPortalUrl(text: string, source: string): string {
  const usage = (message: string, nextStep?: string) =>
    new PortalError(`${source}: ${message}`, {
      exitCode: EXIT.usage,
      nextStep,
    });
  const given = text.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(given)
    ? given
    : `https://${given}`;
  if (given === '' || !URL.canParse(full)) {
    throw usage(
      `'${given}' is no address of a portal; it looks like https://portal.example.com`,
    );
  }
  const url = new URL(full);
  if (url.username !== '' || url.password !== '') {
    throw usage('the address holds a user name or password; leave them out');
  }
  if (!isSafe(full)) {
    throw usage(
      `'${url.origin}' is not encrypted, and the sign-in would travel in the clear`,
      'Use its https:// address; http:// is for this machine only.',
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
