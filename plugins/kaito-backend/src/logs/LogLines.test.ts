import fc from 'fast-check';
import { LINE_MAX, LogLines } from './LogLines';

/** Feeds a text, cut into pieces of these lengths over and over. */
function feed(text: string, sizes: number[]): string {
  const bytes = Buffer.from(text);
  const lines = new LogLines();
  let out = '';
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length];
    out += lines.push(bytes.subarray(at, at + size));
    at += size;
  }
  return out + lines.rest();
}

const secret = fc
  .string({
    unit: fc.constantFrom(...'ABCXYZabcxyz0189'),
    minLength: 34,
    maxLength: 34,
  })
  .map(text => `hf_${text}`);
const word = fc.constantFrom(
  'INFO',
  'größer',
  '模型',
  '🙂',
  'Authorization: Bearer ',
  '\n',
  '\n',
  ' ',
  '\r',
);

describe('LogLines', () => {
  it('gives the same however the bytes are cut, and never a secret', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, secret)),
        fc.array(fc.integer({ min: 1, max: 40 }), {
          minLength: 1,
          maxLength: 5,
        }),
        (parts, sizes) => {
          const text = parts.join('');
          const whole = feed(text, [1_000_000]);
          expect(feed(text, sizes)).toBe(whole);
          expect(whole).not.toMatch(/hf_[A-Za-z0-9]{16}/);
          parts
            .filter(part => part.startsWith('hf_'))
            .forEach(part => expect(whole).not.toContain(part));
        },
      ),
    );
  });

  it('keeps a line until it is whole, so that a secret cannot slip through in two parts', () => {
    const lines = new LogLines();
    expect(lines.push(Buffer.from('a\nkey hf_AbCdEfGhIj'))).toBe('a\n');
    expect(lines.push(Buffer.from('KlMnOpQrStUv\nb'))).toBe(
      'key hf_[redacted]\n',
    );
    expect(lines.rest()).toBe('b');
  });

  it('cuts an endless line, with a secret at the cut, and goes on after it', () => {
    const secretAtCut = `${'x '.repeat(LINE_MAX / 2 - 5)}hf_${'A'.repeat(34)}`;
    for (const sizes of [[1_000_000], [7], [16_384, 1]]) {
      const out = feed(`${secretAtCut}${'B'.repeat(50_000)}\nnext\n`, sizes);
      expect(out).not.toMatch(/hf_|A{4}|B{4}/);
      expect(out).toMatch(/… \[the rest of this line is left out\]\nnext\n$/);
      expect(out.length).toBeLessThan(LINE_MAX + 100);
    }
  });

  it('copes with bytes that are no text', () => {
    expect(feed('', [1])).toBe('');
    const lines = new LogLines();
    expect(lines.push(Uint8Array.of(0xff, 0xfe, 0x0a))).toBe('\ufffd\ufffd\n');
  });
});
