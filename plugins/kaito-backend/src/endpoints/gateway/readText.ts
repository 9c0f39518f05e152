import type { Dispatcher } from 'undici';

type Body = Dispatcher.ResponseData['body'];

/** Reads a body of at most so many bytes and lets go of the connection. Throws a RangeError when it is longer. */
export async function readBytes(
  body: Body,
  maxBytes: number,
  onChunk: () => void = () => {},
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    onChunk();
    size += chunk.length;
    if (size > maxBytes) {
      throw new RangeError(`The answer is longer than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** {@link readBytes} for text. */
export async function readText(body: Body, maxBytes: number): Promise<string> {
  return (await readBytes(body, maxBytes)).toString('utf8');
}
