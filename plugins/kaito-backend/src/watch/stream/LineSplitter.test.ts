import fc from 'fast-check';
import { LineSplitter } from './LineSplitter';

describe('LineSplitter', () => {
  it('gives the same lines however the bytes are cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ü', '€', '𝄞', '\n') });
    fc.assert(
      fc.property(text, fc.array(fc.nat(8)), (content, cuts) => {
        const bytes = Buffer.from(content);
        const splitter = new LineSplitter(1_000);
        const lines: (string | undefined)[] = [];
        let at = 0;
        for (const cut of cuts) {
          lines.push(...splitter.push(bytes.subarray(at, at + cut)));
          at += cut;
        }
        lines.push(...splitter.push(bytes.subarray(at)));
        expect(lines).toEqual(
          content
            .split('\n')
            .slice(0, -1)
            .filter(line => line.trim()),
        );
      }),
    );
  });

  it('refuses a line that grows beyond the limit, and counts each line anew', () => {
    const splitter = new LineSplitter(4);
    expect(splitter.push(Buffer.from('abcd\nabcd\nab'))).toEqual([
      'abcd',
      'abcd',
    ]);
    expect(() => splitter.push(Buffer.from('cde'))).toThrow(/longer than 4/);
  });

  it('gives no text for bytes that are no UTF-8, and goes on', () => {
    const splitter = new LineSplitter(100);
    const bytes = Buffer.concat([
      Buffer.from('a\n"'),
      Buffer.from([0xff, 0xfe, 0xc3]),
      Buffer.from('"\nb\nc'),
    ]);
    expect(splitter.push(bytes)).toEqual(['a', undefined, 'b']);
    expect(splitter.pending).toBe(1);
  });
});
