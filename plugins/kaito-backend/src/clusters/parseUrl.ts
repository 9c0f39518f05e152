import { ClusterConfigError } from './fields';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Checks the URL of an API server. Plain HTTP is for loopback only: elsewhere it would show the token to the network. */
export function parseUrl(text: string, field: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new ClusterConfigError(
      `${field} is not a URL. Write it like https://api.example.com:6443.`,
    );
  }
  if (url.username || url.password) {
    throw new ClusterConfigError(
      `${field} holds credentials. Remove them and use serviceAccountToken.`,
    );
  }
  if (url.protocol === 'https:') {
    return text;
  }
  if (url.protocol === 'http:' && LOOPBACK.test(url.hostname)) {
    return text;
  }
  throw new ClusterConfigError(
    `${field} must begin with https://, so that the token is not sent in the clear.`,
  );
}
