import { lookup as dnsLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { refusedAddress } from './refusedAddress';

/** A name led to an address that is never called. */
export class RefusedAddressError extends Error {
  readonly code = 'REFUSED_ADDRESS';

  /** @param why - what kind of address it is */
  constructor(readonly why: string) {
    super(`The address is ${why}`);
    this.name = 'RefusedAddressError';
  }
}

/** How to connect. */
export interface ConnectorOptions {
  /** Longest time to connect, TLS included, ms. */
  timeout: number;
  /** The configuration names the host: if it is an address or `localhost`, that one is meant. */
  named: boolean;
  /** Where to connect in place of the URL's host; the URL's host stays the name in TLS and HTTP. */
  connectTo?: string;
  /** How names become addresses. */
  lookup?: LookupFunction;
}

const bare = (hostname: string) => hostname.replace(/^\[(.*)\]$/, '$1');

/** Looks a name up and refuses it when any of its addresses is one that is never called. */
function guardedLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, options, (error, address, family) => {
      const addresses = Array.isArray(address)
        ? address.map(one => one.address)
        : [address];
      const why = error
        ? undefined
        : addresses.map(refusedAddress).find(Boolean);
      callback(why ? new RefusedAddressError(why) : error, address, family);
    });
}

/**
 * Opens connections only to addresses that may be called. The address that was looked at is the one that is connected to,
 * so that a name which changes its address in between gains nothing.
 */
export function guardedConnector(
  options: ConnectorOptions,
): buildConnector.connector {
  const { timeout, named, connectTo, lookup = dnsLookup } = options;
  const settings = { timeout, allowH2: false };
  const guarded = buildConnector({
    ...settings,
    // undici's types leave out what it hands on to net.connect.
    ...({ lookup: guardedLookup(lookup as LookupFunction) } as object),
  });
  const open = buildConnector(settings);

  return (target, callback) => {
    const hostname = bare(connectTo ?? target.hostname);
    const isAddress = isIP(hostname) !== 0;
    const goOn = (connect: buildConnector.connector) =>
      connect(
        {
          ...target,
          hostname,
          ...(connectTo &&
            target.protocol === 'https:' && {
              servername: target.servername || bare(target.hostname),
            }),
        },
        callback,
      );
    if (named && (isAddress || hostname === 'localhost')) {
      goOn(open);
      return;
    }
    const why = isAddress ? refusedAddress(hostname) : undefined;
    if (why) {
      callback(new RefusedAddressError(why), null);
    } else {
      goOn(guarded);
    }
  };
}
