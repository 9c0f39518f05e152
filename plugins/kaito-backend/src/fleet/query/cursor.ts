import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import type { Position } from './order';

/** A query of a list that is given in pages. */
export interface PagedQuery {
  cursor?: string;
  limit?: number;
}

const cursorSchema = z.tuple([z.string(), z.string().nullable(), z.string()]);

/** Names a query without its page: a cursor of another query would skip rows silently. */
function fingerprint({ cursor, limit, ...query }: PagedQuery): string {
  const text = JSON.stringify(Object.entries(query).sort());
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

/** A cursor that points behind a position. */
export function writeCursor(query: PagedQuery, position: Position): string {
  const parts = [fingerprint(query), position.value, position.key];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The position a cursor points behind. @throws InputError when it is not from this query */
export function readCursor(query: PagedQuery): Position | undefined {
  if (query.cursor === undefined) {
    return undefined;
  }
  let parsed;
  try {
    parsed = cursorSchema.safeParse(
      JSON.parse(Buffer.from(query.cursor, 'base64url').toString()),
    );
  } catch {
    parsed = undefined;
  }
  if (!parsed?.success || parsed.data[0] !== fingerprint(query)) {
    throw new InputError(
      'cursor: it is not from this query. Ask for the first page again.',
    );
  }
  const [, value, key] = parsed.data;
  return { value, key };
}
