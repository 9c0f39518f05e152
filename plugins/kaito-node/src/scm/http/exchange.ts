import { fetch, type Response } from 'undici';
import type { HeaderReader } from './rateLimit';

/** More than any page of pull requests; a longer answer is not read to its end. */
const LONGEST_BODY = 16 * 1024 * 1024;

/** One request to a host. */
export interface Sent {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** One answer, read to its end. */
export interface Answer {
  status: number;
  header: HeaderReader;
  text: string;
  isHtml: boolean;
}

/** Sends a request once. Redirects come back as answers: one could carry the token to another host. */
export async function exchange(
  sent: Sent,
  signal: AbortSignal,
): Promise<Answer> {
  const { url, ...init } = sent;
  const response = await fetch(url, { ...init, redirect: 'manual', signal });
  const type = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    header: name => response.headers.get(name),
    text: await readBody(response),
    isHtml: /\bhtml\b/i.test(type),
  };
}

async function readBody(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > LONGEST_BODY) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
