import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/** Facts that change with every answer while what is shown stays the same. */
function withoutClock(this: unknown, key: string, value: unknown): unknown {
  if (key === 'generatedAt') {
    return undefined;
  }
  if (key === 'asOf') {
    const { stale, state } = this as { stale?: boolean; state?: string };
    const current = stale === false || state === 'live' || state === 'synced';
    return current ? undefined : value;
  }
  return value;
}

/** A weak tag of what a caller is shown: two callers with different rights get different tags. */
export function weakTagOf(body: unknown): string {
  const text = JSON.stringify(body, withoutClock);
  return `W/"${createHash('sha256').update(text).digest('base64url')}"`;
}

function matches(header: string | undefined, tag: string): boolean {
  return (header ?? '')
    .split(',')
    .map(candidate => candidate.trim())
    .some(candidate => candidate === '*' || candidate === tag);
}

/** Answers with JSON, or 304 when the caller already shows the same. Not for shared caches: it depends on who asks. */
export function sendJson(req: Request, res: Response, body: unknown): void {
  const tag = weakTagOf(body);
  res.set({
    ETag: tag,
    'Cache-Control': 'private, no-cache',
    Vary: 'Authorization, Cookie',
  });
  if (matches(req.get('if-none-match'), tag)) {
    res.status(304).end();
  } else {
    res.json(body);
  }
}
