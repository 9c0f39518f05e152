import type { ApiObject } from '../ApiObject';
import { ApiError, badRequest } from '../errors';

/** One page of a list. */
export interface Page {
  items: ApiObject[];
  revision: number;
  /** Token for the next page; absent on the last. */
  next?: string;
  remaining: number;
}

interface Token {
  /** Revision of the snapshot; -1 continues over whatever is there now. */
  revision: number;
  snapshot: number;
  /** Key of the last object already sent. */
  after: string;
}

const MAX_SNAPSHOTS = 50;
const EXPIRED =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';

const keyOf = ({ metadata }: ApiObject) =>
  `${metadata.namespace ?? ''}/${metadata.name}`;

const encode = (token: Token) =>
  Buffer.from(JSON.stringify(token)).toString('base64url');

function decode(text: string): Token {
  try {
    const token = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (typeof token.after === 'string') {
      return token;
    }
  } catch {
    // Falls through to the refusal.
  }
  throw badRequest('invalid continue token: continue key is not valid');
}

/** Lists in pages over one consistent moment: a snapshot is kept until it is used up, pushed out or forgotten. */
export class SnapshotPages {
  private readonly snapshots = new Map<
    number,
    { revision: number; items: readonly ApiObject[] }
  >();
  private lastId = 0;

  /** First page of what is there now. A limit of 0 is no limit. */
  first(items: ApiObject[], revision: number, limit: number): Page {
    if (!limit || items.length <= limit) {
      return { items, revision, remaining: 0 };
    }
    this.lastId += 1;
    this.snapshots.set(this.lastId, { revision, items });
    if (this.snapshots.size > MAX_SNAPSHOTS) {
      this.snapshots.delete(this.snapshots.keys().next().value!);
    }
    return this.cut(items, revision, this.lastId, '', limit);
  }

  /** The page after a token. Throws 410 with a fresh token when the snapshot is gone. */
  next(text: string, limit: number, current: () => Page): Page {
    const token = decode(text);
    if (token.revision === -1) {
      const now = current();
      return this.first(
        now.items.filter(item => keyOf(item) > token.after),
        now.revision,
        limit,
      );
    }
    const snapshot = this.snapshots.get(token.snapshot);
    if (!snapshot || snapshot.revision !== token.revision) {
      throw new ApiError(410, 'Expired', EXPIRED, {
        metadata: { continue: encode({ ...token, revision: -1 }) },
      });
    }
    const { items, revision } = snapshot;
    return this.cut(items, revision, token.snapshot, token.after, limit);
  }

  /** Drops all snapshots, as compaction does. */
  forget() {
    this.snapshots.clear();
  }

  private cut(
    all: readonly ApiObject[],
    revision: number,
    snapshot: number,
    after: string,
    limit: number,
  ): Page {
    const rest = after ? all.filter(item => keyOf(item) > after) : all;
    const items = limit ? rest.slice(0, limit) : [...rest];
    const remaining = rest.length - items.length;
    return {
      items,
      revision,
      remaining,
      next: remaining
        ? encode({ revision, snapshot, after: keyOf(items[items.length - 1]) })
        : undefined,
    };
  }
}
