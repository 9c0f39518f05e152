import type { Dispatcher } from 'undici';

/** Reads a body of at most so many bytes and lets go of the connection. Throws when it is longer. */
export async function readText(
  body: Dispatcher.ResponseData['body'],
  maxBytes: number,
  onChunk: () => void = () => {},
): Promise<string> {
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
  return Buffer.concat(chunks).toString('utf8');
}
