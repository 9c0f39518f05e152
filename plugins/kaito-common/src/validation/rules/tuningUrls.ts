import { rejected } from '../Finding';
import type { Rule } from '../rule';

const METADATA_HOSTS = [
  'metadata.google.internal',
  'metadata.google',
  'instance-data.ec2.internal',
];
const PRIVATE_IPV4 =
  /^(127\.|10\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;
const PRIVATE_IPV6 = /^\[(::1\]|fe[89ab][0-9a-f]:|f[cd][0-9a-f]{2}:)/i;
const MAPPED_IPV4 = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/i;

/** An IPv4 address written as IPv6, as plain IPv4; other hosts as they are. */
function plainHost(host: string): string {
  const mapped = MAPPED_IPV4.exec(host);
  if (!mapped) {
    return host;
  }
  const halves = mapped.slice(1).map(text => parseInt(text, 16));
  return halves.flatMap(half => [Math.floor(half / 256), half % 256]).join('.');
}

function refusal(text: string): string | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'is not an absolute URL';
  }
  if (!/^https?:\/\//i.test(text)) {
    return 'must be http or https';
  }
  // A browser reads `https:///x` as the host x; KAITO, which is written in Go, finds no host.
  if (!/^https?:\/\/[^/?#]/i.test(text)) {
    return 'names no host';
  }
  const host = plainHost(url.hostname.toLowerCase());
  const inward =
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    METADATA_HOSTS.includes(host) ||
    PRIVATE_IPV4.test(host) ||
    PRIVATE_IPV6.test(host);
  return inward ? 'points inside the cluster or its cloud' : null;
}

/** W45: data are fetched from public addresses only. */
export const urls: Rule = ({ workspace }) => {
  const list = workspace.tuning?.input?.urls;
  return Array.isArray(list)
    ? list.flatMap((url, index) => {
        const why = refusal(String(url));
        return why
          ? rejected(
              'W45',
              `tuning.input.urls[${index}]`,
              `The URL ${why}`,
              'Use a public http or https address',
            )
          : [];
      })
    : [];
};
