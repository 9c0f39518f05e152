import type {
  KaitoRequest,
  KaitoRequestDetail,
  RequestPlace,
  RequestProgress,
  RequestRegistration,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { RequestRecord } from './types';

/** The place a request is about, whatever its kind. */
export type Deployment = Pick<RequestPlace, 'cluster' | 'namespace' | 'name'>;

/** Another open request holds the place that one asks for. */
export class HeldPlaceError extends Error {
  override name = 'HeldPlaceError';

  constructor(readonly holder: RequestRecord) {
    super(`The place is held by request ${holder.wish.id}`);
  }
}

/** Requests, from the form to what they asked for. Rejects with a ServiceUnavailableError when the database does not answer. */
export interface RequestService {
  /**
   * Takes a request in. The same again, by the same person, changes nothing; one that came to nothing is open again.
   * @throws InputError that names the field
   * @throws ConflictError when the id is somebody else's
   * @throws HeldPlaceError when another open request holds its place
   */
  register(
    registration: RequestRegistration,
    requestedBy: string,
  ): Promise<RequestRecord>;
  /** Adds what the request's task tells. @throws NotFoundError when there is no such request */
  report(id: string, progress: RequestProgress): Promise<RequestRecord>;
  get(id: string): Promise<RequestRecord | undefined>;
  all(): Promise<RequestRecord[]>;
  /** Requests that are not merged yet and hold a name, of any kind; their Git hosts are asked whether that is still so. */
  openFor(place: Deployment): Promise<RequestRecord[]>;
  /** A request as lists show it now. */
  present(record: RequestRecord): KaitoRequest;
  /** A request with its steps, as they stand now. */
  detail(record: RequestRecord): Promise<KaitoRequestDetail>;
}
