import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  RequestProgress,
  RequestRegistration,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { databaseReason } from '../database/databaseReason';
import type { SourceView } from './derive/deriveStages';
import { usualTimes } from './derive/usualTimes';
import { noteProgress } from './facts/noteProgress';
import {
  HeldPlaceError,
  type Deployment,
  type RequestService,
} from './RequestService';
import {
  PlaceTakenError,
  StaleRequestError,
  type RequestStore,
} from './RequestStore';
import { toRequest, toRequestDetail } from './toRequest';
import { isSamePlace, toWish } from './toWish';
import { NO_FACTS, type RequestRecord, type RequestWish } from './types';

/** What a host said so lately is not asked again for who looks. */
const FRESH_MS = 5_000;

const ATTEMPTS = 5;
/** Of how many earlier requests usual times are taken. */
const LAST = 20;

export interface RequestServiceParts {
  store: RequestStore;
  now(): Date;
  /** How the sources of a request fare. */
  viewOf(wish: RequestWish): SourceView;
  /** What became of a request that was done. */
  afterwards(
    record: RequestRecord,
  ): Promise<Parameters<typeof toRequestDetail>[2]['afterwards']>;
  /** Asks the Git host about a request at once; answers with what is stored then. */
  refresh(record: RequestRecord): Promise<RequestRecord>;
  /** @throws InputError when the portal may not follow this repository */
  assertFollowable(repoUrl: string): void;
  /** Told after a request was written. */
  onWrite(record: RequestRecord): void;
}

/** Requests in a store. */
export class DefaultRequestService implements RequestService {
  constructor(private readonly parts: RequestServiceParts) {}

  async register(registration: RequestRegistration, requestedBy: string) {
    const { store, now } = this.parts;
    this.parts.assertFollowable(registration.repoUrl);
    const wish = toWish(registration, requestedBy, now());
    return this.#writing(async () => {
      const known = await store.get(wish.id);
      if (!known) {
        return this.#placed(wish, () => store.insert(wish, NO_FACTS, now()));
      }
      if (
        known.wish.requestedBy !== requestedBy ||
        !isSamePlace(known.wish, wish)
      ) {
        throw new ConflictError(
          `id: '${wish.id}' is the id of another request. Start the form anew.`,
        );
      }
      const cameToNothing = known.finishedAt !== null && !known.facts.pull;
      if (!cameToNothing) {
        return known;
      }
      return this.#placed(wish, () =>
        store.update(known, { wish, facts: NO_FACTS }, now()),
      );
    });
  }

  async report(id: string, progress: RequestProgress) {
    const { store, now } = this.parts;
    return this.#writing(async () => {
      const known = await store.get(id);
      if (!known) {
        throw new NotFoundError(`There is no request '${id}'`);
      }
      const facts = noteProgress(known.facts, progress, now());
      return facts === known.facts
        ? known
        : store.update(known, { facts }, now());
    });
  }

  get(id: string) {
    return reading(this.parts.store.get(id));
  }

  all() {
    return reading(this.parts.store.all());
  }

  async openFor({ cluster, namespace, name }: Deployment) {
    const open = await reading(this.parts.store.followed());
    const holders = open.filter(
      ({ holds, wish: { place } }) =>
        holds &&
        place.cluster === cluster &&
        place.namespace === namespace &&
        place.name === name,
    );
    const current = await Promise.all(holders.map(one => this.#current(one)));
    return current.filter(({ holds }) => holds);
  }

  /** A holder as the Git host tells of it now, or told a moment ago. */
  #current(holder: RequestRecord): Promise<RequestRecord> {
    const { refresh, now } = this.parts;
    const { asOf } = holder.facts.git;
    const isFresh =
      asOf !== null && now().getTime() - Date.parse(asOf) < FRESH_MS;
    return isFresh ? Promise.resolve(holder) : reading(refresh(holder));
  }

  present(record: RequestRecord) {
    return toRequest(record, this.parts.viewOf(record.wish));
  }

  async detail(record: RequestRecord) {
    const { store, viewOf, afterwards } = this.parts;
    const { wish } = record;
    const [finished, after] = await Promise.all([
      wish.model === null ? [] : reading(store.lastDone(wish, LAST)),
      afterwards(record),
    ]);
    const others = finished.filter(other => other.wish.id !== wish.id);
    return toRequestDetail(record, viewOf(wish), {
      usual: usualTimes(others),
      afterwards: after,
    });
  }

  /** Whoever holds the place may have let go of it a moment ago: the Git host is asked before anybody is refused. */
  async #placed(
    { place }: RequestWish,
    write: () => Promise<RequestRecord>,
  ): Promise<RequestRecord> {
    const { store, refresh } = this.parts;
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof PlaceTakenError)) {
        throw error;
      }
      const holder = await store.holder(place);
      const now = holder && (await refresh(holder));
      if (now?.holds) {
        throw new HeldPlaceError(now);
      }
      return write();
    }
  }

  /** Others write too: what was read a moment ago is read again. */
  async #writing(write: () => Promise<RequestRecord>): Promise<RequestRecord> {
    for (let attempt = 1; ; attempt++) {
      try {
        const record = await reading(write());
        this.parts.onWrite(record);
        return record;
      } catch (error) {
        const raced =
          error instanceof StaleRequestError ||
          error instanceof PlaceTakenError;
        if (!raced || attempt === ATTEMPTS) {
          throw error;
        }
      }
    }
  }
}

const OURS = [
  'ConflictError',
  'HeldPlaceError',
  'InputError',
  'NotFoundError',
  'PlaceTakenError',
  'StaleRequestError',
];

async function reading<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (OURS.includes((error as Error).name)) {
      throw error;
    }
    throw new ServiceUnavailableError(
      `Requests cannot be read or written: ${databaseReason(
        error,
      )}. Try again in a minute; if it stays so, ask the administrators of this portal to look at its database.`,
    );
  }
}
