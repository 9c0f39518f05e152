import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { TextCapture } from './TextCapture';

const take = (mode: 'hash' | 'full', max: number, ...pieces: Uint8Array[]) => {
  const capture = new TextCapture(mode, max);
  pieces.forEach(piece => capture.push(Buffer.from(piece)));
  return capture.finish();
};

describe('TextCapture', () => {
  it('hashes all and keeps the beginning, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 8 }),
        fc.nat({ max: 60 }),
        (pieces, max) => {
          const all = Buffer.concat(pieces);
          const sha256 = createHash('sha256').update(all).digest('hex');
          expect(take('full', max, ...pieces)).toEqual({
            sha256,
            bytes: all.length,
            text: all.subarray(0, max).toString('utf8'),
            truncated: all.length > max,
          });
          expect(take('hash', max, ...pieces)).toEqual({
            sha256,
            bytes: all.length,
            text: null,
            truncated: false,
          });
        },
      ),
    );
  });

  it('is not changed by who uses the buffer again', () => {
    const capture = new TextCapture('full', 10);
    const buffer = Buffer.from('hello');
    capture.push(buffer);
    buffer.fill('x');
    expect(capture.finish().text).toBe('hello');
  });
});
