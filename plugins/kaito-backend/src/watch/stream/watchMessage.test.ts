import fc from 'fast-check';
import { LineSplitter } from './LineSplitter';
import { parseWatchMessage, type WatchMessage } from './watchMessage';

const metadata = fc.record({
  name: fc.string({ unit: 'grapheme', minLength: 1 }),
  uid: fc.uuid(),
  resourceVersion: fc.nat().map(n => String(n + 1)),
  annotations: fc.dictionary(fc.string(), fc.string({ unit: 'binary' })),
});
const event = fc.record({
  type: fc.constantFrom('ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK'),
  object: fc.record({ metadata, spec: fc.jsonValue() }),
});
const error = fc.record({
  type: fc.constant('ERROR'),
  object: fc.record({ code: fc.constantFrom(410, 429, 500) }),
});
const line = fc.oneof(
  { weight: 4, arbitrary: event.map(value => JSON.stringify(value)) },
  error.map(value => JSON.stringify(value)),
  fc.json(),
  fc.string({ unit: 'grapheme' }).map(text => text.replace(/[\r\n]/g, '')),
);

const parse = (text: string | undefined) =>
  text === undefined ? undefined : parseWatchMessage(text);

describe('parseWatchMessage', () => {
  it('reads the same from a stream however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 40 })),
        (lines, cuts) => {
          const bytes = Buffer.from(lines.map(text => `${text}\n`).join(''));
          const splitter = new LineSplitter(1_000_000);
          const read: (WatchMessage | undefined)[] = [];
          let at = 0;
          for (const cut of [...cuts, bytes.length]) {
            read.push(
              ...splitter.push(bytes.subarray(at, at + cut)).map(parse),
            );
            at += cut;
          }
          const whole = lines
            .map(text => Buffer.from(text).toString('utf8').trim())
            .filter(text => text !== '');
          expect(read).toEqual(whole.map(parse));
          expect(splitter.pending).toBe(0);
        },
      ),
    );
  });

  it('reads any text as a message or as nothing, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), text => {
        const message = parseWatchMessage(text);
        expect(message === undefined || 'type' in message).toBe(true);
      }),
    );
  });

  it('keeps what is said of an error', () => {
    const read = (object: unknown) =>
      parseWatchMessage(JSON.stringify({ type: 'ERROR', object }));
    expect(read({ code: 410 })).toEqual({ type: 'ERROR', code: 410 });
    expect(read({ code: 429, details: { retryAfterSeconds: 3 } })).toEqual({
      type: 'ERROR',
      code: 429,
      retryAfterSeconds: 3,
    });
    expect(read({})).toEqual({ type: 'ERROR', code: 500 });
    expect(read(null)).toBeUndefined();
  });
});
