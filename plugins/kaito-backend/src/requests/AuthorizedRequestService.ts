import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  kaitoRequestCreatePermission,
  kaitoRequestReadPermission,
  type KaitoRequest,
  type KaitoRequestDetail,
  type RequestPage,
  type RequestProgress,
  type RequestQuery,
  type RequestRegistration,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { requirePermission } from '../permissions/requirePermission';
import type { ResourceGate } from '../permissions/ResourceGate';
import { userOf } from '../permissions/userOf';
import { queryRequests } from './query/queryRequests';
import {
  HeldPlaceError,
  type Deployment,
  type RequestService,
} from './RequestService';
import { resourceOf } from './resourceOf';
import { sourceProblems } from './sourceProblems';
import { describeHolder } from './describeHolder';
import type { RequestRecord } from './types';

/** An open request that holds a name: what the caller may know of it. */
export type OpenRequest =
  | { readable: true; request: KaitoRequest }
  | { readable: false };

type Reader = ((record: RequestRecord) => boolean) & { never?: true };

/** Requests as one caller may see them: their own, and those the policy allows. What may not be read does not exist. */
export class AuthorizedRequestService {
  readonly #requests: RequestService;
  readonly #gate: ResourceGate;
  readonly #permissions: PermissionsService;
  readonly #now: () => Date;

  constructor(options: {
    requests: RequestService;
    gate: ResourceGate;
    permissions: PermissionsService;
    now(): Date;
  }) {
    this.#requests = options.requests;
    this.#gate = options.gate;
    this.#permissions = options.permissions;
    this.#now = options.now;
  }

  /**
   * Takes a request in, as the caller's.
   * @throws NotAllowedError when the caller may not ask for anything
   * @throws ConflictError when another open request holds the place; it says whose as far as the caller may know
   */
  async register(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
    registration: RequestRegistration,
  ): Promise<KaitoRequestDetail> {
    await requirePermission(
      this.#permissions,
      kaitoRequestCreatePermission,
      credentials,
    );
    const { userEntityRef } = credentials.principal;
    try {
      return await this.#requests.detail(
        await this.#requests.register(registration, userEntityRef),
      );
    } catch (error) {
      if (!(error instanceof HeldPlaceError)) {
        throw error;
      }
      const { holder } = error;
      const mayRead = await this.#reader(credentials);
      throw new ConflictError(
        describeHolder(
          holder.wish.place,
          mayRead(holder) ? this.#requests.present(holder) : undefined,
        ),
      );
    }
  }

  /**
   * Adds what the task of one of the caller's own requests tells.
   * @throws NotFoundError when there is none the caller may know of
   * @throws NotAllowedError when it is somebody else's
   */
  async report(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
    id: string,
    progress: RequestProgress,
  ): Promise<KaitoRequestDetail> {
    const record = await this.#readable(credentials, id);
    if (record.wish.requestedBy !== credentials.principal.userEntityRef) {
      throw new NotAllowedError(
        `Only ${record.wish.requestedBy}, who made it, may report on request '${id}'.`,
      );
    }
    return this.#requests.detail(await this.#requests.report(id, progress));
  }

  /** @throws NotFoundError when there is none, or none the caller may follow */
  async get(
    credentials: BackstageCredentials,
    id: string,
  ): Promise<KaitoRequestDetail> {
    return this.#requests.detail(await this.#readable(credentials, id));
  }

  /**
   * Requests the caller may follow that match. What they may not follow is not counted anywhere.
   * @throws NotAllowedError when the policy lets the caller follow none, and they have none of their own
   * @throws InputError when the cursor is not from this query
   */
  async list(
    credentials: BackstageCredentials,
    query: RequestQuery,
  ): Promise<RequestPage> {
    const mayRead = await this.#reader(credentials);
    const user = userOf(credentials);
    const readable = (await this.#requests.all()).filter(
      record =>
        mayRead(record) && (!query.mine || record.wish.requestedBy === user),
    );
    if (mayRead.never && readable.length === 0) {
      throw new NotAllowedError(
        `You lack the permission '${kaitoRequestReadPermission.name}' and have made no request yourself. Ask the administrators of this portal for it.`,
      );
    }
    const { records, ...page } = queryRequests(readable, query);
    return {
      ...page,
      items: records.map(record => this.#requests.present(record)),
      problems: sourceProblems(readable),
      generatedAt: this.#now().toISOString(),
    };
  }

  /** Requests that are not merged yet and hold a name, so that nobody asks for it twice. */
  async openFor(
    credentials: BackstageCredentials,
    place: Deployment,
  ): Promise<OpenRequest[]> {
    const mayRead = await this.#reader(credentials);
    return (await this.#requests.openFor(place)).map(record =>
      mayRead(record)
        ? { readable: true, request: this.#requests.present(record) }
        : { readable: false },
    );
  }

  async #readable(credentials: BackstageCredentials, id: string) {
    const [mayRead, record] = await Promise.all([
      this.#reader(credentials),
      this.#requests.get(id),
    ]);
    if (!record || !mayRead(record)) {
      throw new NotFoundError(
        `There is no request '${id}' that you may follow`,
      );
    }
    return record;
  }

  async #reader(credentials: BackstageCredentials): Promise<Reader> {
    const allows = await this.#gate.predicate(
      kaitoRequestReadPermission,
      credentials,
    );
    const user = userOf(credentials);
    const reads = ({ wish }: RequestRecord) =>
      (user !== undefined && wish.requestedBy === user) ||
      allows(resourceOf(wish));
    return Object.assign(reads, allows.never && { never: true as const });
  }
}
