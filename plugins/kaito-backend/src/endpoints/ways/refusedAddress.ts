import { BlockList, isIPv4, isIPv6, SocketAddress } from 'node:net';

/** Ranges that are never where a model is. */
const KINDS: [why: string, ranges: string[]][] = [
  ['a loopback address', ['127.0.0.0/8', '::1/128']],
  [
    'an address of a cloud’s metadata service',
    [
      '169.254.169.254/32',
      '168.63.129.16/32',
      '100.100.100.200/32',
      '192.0.0.192/32',
      'fd00:ec2::254/128',
    ],
  ],
  ['a link-local address', ['169.254.0.0/16', 'fe80::/10']],
  [
    'no address of a host',
    ['0.0.0.0/8', '::/128', '240.0.0.0/4', '224.0.0.0/4', 'ff00::/8'],
  ],
];

const LISTS = KINDS.map(([why, ranges]) => {
  const list = new BlockList();
  ranges.forEach(range => {
    const [network, prefix] = range.split('/');
    list.addSubnet(network, Number(prefix), isIPv6(network) ? 'ipv6' : 'ipv4');
  });
  return { why, list };
});

/** IPv4 addresses that an IPv6 address may stand for: mapped, compatible, NAT64, 6to4. */
const EMBEDDINGS: { prefix: number[]; at: number }[] = [
  { prefix: [0, 0, 0, 0, 0, 0xffff], at: 6 },
  { prefix: [0, 0, 0, 0, 0, 0], at: 6 },
  { prefix: [0x64, 0xff9b, 0, 0, 0, 0], at: 6 },
  { prefix: [0x2002], at: 1 },
];

/**
 * Why the gateway does not connect to an address; undefined when it may. Private addresses may be: Services and internal
 * load balancers have them.
 * @param address - an IP address, never a name
 */
export function refusedAddress(address: string): string | undefined {
  const bare = address.replace(/%.*$/, '');
  if (isIPv4(bare)) {
    return LISTS.find(({ list }) => list.check(bare, 'ipv4'))?.why;
  }
  if (!isIPv6(bare)) {
    return 'no IP address';
  }
  const direct = LISTS.find(({ list }) => list.check(bare, 'ipv6'))?.why;
  return direct ?? embeddedIn(bare).map(refusedAddress).find(Boolean);
}

function embeddedIn(address: string): string[] {
  const groups = groupsOf(address);
  return EMBEDDINGS.filter(({ prefix }) =>
    prefix.every((group, index) => groups[index] === group),
  ).map(({ at }) =>
    [groups[at], groups[at + 1]]
      .flatMap(group => [Math.floor(group / 256), group % 256])
      .join('.'),
  );
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const canonical = new SocketAddress({ address, family: 'ipv6' }).address;
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(canonical);
  const text = dotted
    ? `${dotted[1]}${hex(dotted[2], dotted[3])}:${hex(dotted[4], dotted[5])}`
    : canonical;
  const [head, tail] = text
    .split('::')
    .map(half => half.split(':').filter(Boolean));
  const missing = tail ? 8 - head.length - tail.length : 0;
  return [...head, ...Array(missing).fill('0'), ...(tail ?? [])].map(group =>
    parseInt(group, 16),
  );
}

function hex(high: string, low: string): string {
  return (Number(high) * 256 + Number(low)).toString(16);
}
