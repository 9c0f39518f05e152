import type { LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';

/** An address of this machine that is not loopback; undefined where it has no network. */
export function ownAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find(one => one && one.family === 'IPv4' && !one.internal)?.address;
}

/** DNS that answers as a test says, each question with the next of its answers, the last again and again. */
export function scriptedLookup(answers: Record<string, string[][]>) {
  const asked: string[] = [];
  const lookup: LookupFunction = (hostname, options, callback) => {
    asked.push(hostname);
    const script = answers[hostname];
    const addresses = script?.length > 1 ? script.shift()! : script?.[0];
    if (!addresses) {
      callback(
        Object.assign(new Error('not found'), { code: 'ENOTFOUND' }),
        '',
      );
    } else if (options.all) {
      callback(
        null,
        addresses.map(address => ({ address, family: 4 })),
      );
    } else {
      callback(null, addresses[0], 4);
    }
  };
  return { lookup, asked };
}
