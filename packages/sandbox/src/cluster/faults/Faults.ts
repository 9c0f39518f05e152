import type { Accounts, Rights, Rule, TokenName } from '../auth';
import type { WatchFate, WatchRegistry } from '../handlers/WatchRegistry';
import type { Listener } from '../server/Listener';
import type { ServerClock } from '../ServerClock';
import type { ObjectStore } from '../store';
import { createServerIdentity, reissue } from '../tls/certificates';
import type { ServerIdentity } from '../tls/certificates';
import { type Flood, type FloodResult, flood } from './flood';
import { installKind, uninstallKind } from './kinds';
import { type ForcedRefusal, Refusals } from './Refusals';
import { SHUTTING_DOWN } from './shutdown';
import { StreamFaults } from './StreamFaults';

/** What faults are done to. */
export interface FaultyParts {
  watches: WatchRegistry;
  listener: Listener;
  store: ObjectStore;
  accounts: Accounts;
  clock: ServerClock;
  identity: ServerIdentity;
  /** Drops the snapshots that continue tokens point into. */
  forgetPages(): void;
}

/** What certificate the server shows: its own, that one past its end, or one by an authority nobody trusts. */
export type ShownCertificate = 'good' | 'expired' | 'other-ca';

/** How the outside world can go wrong, on demand. README.md in this folder has the table. */
export class Faults {
  /** Milliseconds every request waits before it is answered. */
  delayMs = 0;
  private mute = false;
  private leaving = false;
  private slowed: { bytesPerSecond: number; match?: RegExp } = {
    bytesPerSecond: 0,
  };
  private pagesToExpire = 0;
  private readonly refusals = new Refusals();
  private readonly streams: StreamFaults;

  constructor(private readonly parts: FaultyParts) {
    this.streams = new StreamFaults(parts.watches);
  }

  // The connection

  /** Closes the port and every socket, or opens it again on the same port. */
  refuseConnections(on: boolean): Promise<void> {
    const { listener } = this.parts;
    return on ? listener.close() : listener.open();
  }

  /** Accepts TCP connections and says nothing at all, not even a TLS hello. Connections there are end, both on and off. */
  acceptSilently(on: boolean) {
    this.parts.listener.acceptSilently(on);
  }

  /** Shows another certificate on new connections; those there are end. Rejects when the authority's key was not saved. */
  async showCertificate(which: ShownCertificate) {
    const { identity, listener } = this.parts;
    const names = 'KAITO sandbox';
    const made = {
      good: async () => identity,
      expired: () => reissue(identity, names, { fromDays: -20, toDays: -1 }),
      'other-ca': () => createServerIdentity(names),
    };
    await listener.present(await made[which]());
  }

  // Every answer

  /** Lets every request wait; 0 ends it. */
  slow(ms: number) {
    this.delayMs = ms;
  }

  /** Lets answers, open streams among them, out at so many bytes a second; 0 ends it and lets go of what was held back. */
  trickle(bytesPerSecond: number, match?: RegExp) {
    this.slowed = { bytesPerSecond, match };
  }

  /** Open but mute: sockets stay, requests get no answer, streams say nothing. What happened meanwhile is never told. */
  silence(on: boolean) {
    this.mute = on;
    this.parts.watches.muted = on;
  }

  /** Asked to end, and still answering: `/readyz` says so, open watches stay open and silent. `restart({ graceMs })` is one that closes its port at once. */
  leave(on: boolean) {
    this.leaving = on;
    this.parts.watches.muted = on;
  }

  /** Refuses requests with a status until the count is used up or `clear`. */
  force(refusal: ForcedRefusal) {
    this.refusals.add(refusal);
  }

  // Open streams: each returns how many it hit, of those whose path and query match

  /** Ends streams in the middle. */
  cutStreams(match?: RegExp): number {
    return this.streams.cut(match);
  }

  /** Sends half of an event, then cuts. */
  halfLine(match?: RegExp): number {
    return this.streams.halfLine(match);
  }

  /** Sends a line that is no JSON; the stream goes on. */
  garbageLine(match?: RegExp): number {
    return this.streams.garbageLine(match);
  }

  /** Sends an event with bytes in it that are no UTF-8; the stream goes on. */
  invalidUtf8(match?: RegExp): number {
    return this.streams.invalidUtf8(match);
  }

  /** Says 410 in the stream and ends it. */
  expireStreams(match?: RegExp): number {
    return this.streams.expire(match);
  }

  /** Ends streams in good order. */
  endStreams(match?: RegExp): number {
    return this.streams.end(match);
  }

  /** How many streams are open; breaks none. */
  openStreams(match?: RegExp): number {
    return this.streams.count(match);
  }

  // New watches

  /** Ends new watches at once, or with 410 in the stream at once (a storm, for as long as it lasts); `served` ends it. */
  newWatches(fate: WatchFate, match?: RegExp) {
    this.parts.watches.decide(fate, match);
  }

  // What the server remembers

  /** Compacts as etcd does: continue tokens get 410. Watches live on a cache of their own and notice nothing. */
  compact() {
    this.parts.forgetPages();
  }

  /** Compacts just before each of the next requests with a continue token: lists expire in their middle. */
  expirePages(times = 1) {
    this.pagesToExpire = times;
  }

  /** Lets the watch cache move on: watches from before this moment get 410. */
  forgetWrites() {
    const { table } = this.parts.store;
    table.log.forget(table.revision);
  }

  // Who may do what

  /** Refuses a user's token with 401 from now on. */
  revokeToken(user: TokenName) {
    this.parts.accounts.revoke(user);
  }

  /** Gives a user a new token, and returns it; the old one gets 401. */
  renewToken(user: TokenName): string {
    return this.parts.accounts.renew(user);
  }

  /** Takes rights away: on these resources, of these verbs; all when absent. Open streams go on, as on a real server. Throws a TypeError for rights that a wildcard grants. */
  withdrawRights(user: TokenName, rights: Rights = {}) {
    this.parts.accounts.withdraw(user, rights);
  }

  /** Adds rights; without rules, gives back what the user had at first. */
  grantRights(user: TokenName, rules?: readonly Rule[]) {
    this.parts.accounts.grant(user, rules);
  }

  // What is installed

  /** Installs the CRD of a kind. Throws a TypeError for a kind the sandbox does not know. */
  installKind(kind: string) {
    installKind(this.parts.store, kind);
  }

  /** Removes the CRD of a kind with all its objects. Throws a TypeError when it is not installed. */
  uninstallKind(kind: string) {
    uninstallKind(this.parts.store, this.streams, kind);
  }

  // Size, speed, time

  /** Writes an annotation of so many bytes into an object; 10 MB when absent. Returns false when there is no such object. */
  swell(
    kind: string,
    name: string,
    namespace?: string,
    bytes = 10_000_000,
  ): boolean {
    const swollen = this.parts.store.modify(kind, name, namespace, draft => {
      draft.metadata.annotations = {
        ...draft.metadata.annotations,
        'example.com/ballast': 'x'.repeat(bytes),
      };
    });
    return swollen !== undefined;
  }

  /** Writes many objects in a short time: `{ count: 10_000 }` is ten thousand in a second. Resolves with how long it took. */
  flood(what: Flood): Promise<FloodResult> {
    return flood(this.parts.store, what);
  }

  /** Sets the server's clock wrong: the Date header, and the timestamps of what is written from now on. */
  skewClock(ms: number) {
    this.parts.clock.skewMs = ms;
  }

  /** Ends every lasting fault but a closed port, a wrong certificate, revoked tokens, withdrawn rights and removed kinds. */
  clear() {
    this.refusals.clear();
    this.delayMs = 0;
    this.pagesToExpire = 0;
    this.silence(false);
    this.leave(false);
    this.trickle(0);
    this.newWatches('served');
    this.skewClock(0);
  }

  // For the server

  get silent() {
    return this.mute;
  }

  /** How fast an answer to this path and query may go out now; 0 is no limit. */
  rateFor(target: string): number {
    const { bytesPerSecond, match } = this.slowed;
    return !match || match.test(target) ? bytesPerSecond : 0;
  }

  /** The refusal that hits a request now, if any; counts it. */
  refusalFor(target: string) {
    if (this.leaving && target.startsWith('/readyz')) {
      return SHUTTING_DOWN;
    }
    if (this.pagesToExpire > 0 && /[?&]continue=./.test(target)) {
      this.pagesToExpire -= 1;
      this.compact();
    }
    return this.refusals.take(target);
  }
}
