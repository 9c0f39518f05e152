import { eventsExpired } from '../errors';
import type { OpenWatch, WatchRegistry } from '../handlers/WatchRegistry';

/** Bytes that stand in no UTF-8 text: two that never occur, and the start of a character that does not go on. */
const NOT_UTF8 = Buffer.from([0xff, 0xfe, 0xc3]);
const MARK = 'here-stands-no-utf-8';

/** What can happen to streams that are open. Each method takes a pattern for path and query, and returns how many streams it hit. */
export class StreamFaults {
  constructor(private readonly watches: WatchRegistry) {}

  /** Ends streams in the middle, as a lost connection does. */
  cut(match?: RegExp): number {
    return this.each(match, ({ res }) => res.destroy());
  }

  /** Sends half of an event, then cuts. */
  halfLine(match?: RegExp): number {
    return this.each(match, ({ res }) =>
      res.write('{"type":"MODIFIED","object":{"kind":"Wor', () =>
        res.destroy(),
      ),
    );
  }

  /** Sends a line that is no JSON; the stream goes on. */
  garbageLine(match?: RegExp): number {
    return this.each(match, ({ res }) =>
      res.write('<html>502 Bad Gateway</html>\n'),
    );
  }

  /** Sends an event about an existing object with bytes in it that are no UTF-8; the stream goes on. Leaves out watches of kinds without objects. */
  invalidUtf8(match?: RegExp): number {
    const able = this.aimed(match).filter(watch => watch.anyObject?.());
    able.forEach(({ res, anyObject }) => {
      const object = anyObject!()!;
      const annotations = { 'example.com/note': MARK };
      const metadata = { ...object.metadata, annotations };
      const line = JSON.stringify({
        type: 'MODIFIED',
        object: { ...object, metadata },
      });
      const [before, after] = line.split(MARK);
      res.write(
        Buffer.concat([
          Buffer.from(before),
          NOT_UTF8,
          Buffer.from(`${after}\n`),
        ]),
      );
    });
    return able.length;
  }

  /** Says 410 in the stream and ends it, as when the past it read from was compacted. */
  expire(match?: RegExp): number {
    return this.each(match, ({ res }) => {
      const line = { type: 'ERROR', object: eventsExpired().status };
      res.end(`${JSON.stringify(line)}\n`);
    });
  }

  /** Ends streams in good order, as when their time is up. */
  end(match?: RegExp): number {
    return this.each(match, ({ res }) => res.end());
  }

  /** How many there are; nothing happens to them. */
  count(match?: RegExp): number {
    return this.aimed(match).length;
  }

  private each(match: RegExp | undefined, act: (watch: OpenWatch) => void) {
    const hit = this.aimed(match);
    hit.forEach(act);
    return hit.length;
  }

  private aimed(match?: RegExp) {
    return this.watches.all().filter(w => !match || match.test(w.target));
  }
}
