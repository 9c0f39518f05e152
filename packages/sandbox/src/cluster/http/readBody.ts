import type { IncomingMessage } from 'node:http';
import { parse } from 'yaml';
import { ApiError, badRequest, unsupportedMediaType } from '../errors';

/** The API server's own limit is 3 MB. */
const LIMIT = 3 * 1024 * 1024;

/** The media type of a body, without parameters. */
export function mediaTypeOf(req: IncomingMessage): string {
  return (req.headers['content-type'] ?? '').split(';')[0].trim();
}

/** Reads a body whole. Throws 413 above 3 MB. */
export async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size > LIMIT) {
      throw new ApiError(
        413,
        'RequestEntityTooLarge',
        `Request entity too large: limit is ${LIMIT}`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badRequest(
      `the object provided is unrecognized (must be of type object): couldn't get version/kind; json parse error: ${
        (error as Error).message
      }`,
    );
  }
}

/** Reads a JSON or YAML body. Throws 415 for anything else and 400 for what does not parse. */
export async function readObject(req: IncomingMessage): Promise<unknown> {
  const type = mediaTypeOf(req);
  const text = await readText(req);
  if (type === 'application/yaml') {
    return parse(text);
  }
  if (type && type !== 'application/json' && type !== '*/*') {
    throw unsupportedMediaType(['application/json', 'application/yaml']);
  }
  return parseJson(text);
}

/** Reads a JSON body, or undefined when there is none. */
export async function readOptionalJson(req: IncomingMessage): Promise<unknown> {
  const text = await readText(req);
  return text.trim() ? parseJson(text) : undefined;
}

/** Reads a JSON patch document. */
export async function readPatch(req: IncomingMessage): Promise<unknown> {
  return parseJson(await readText(req));
}
