import fc from 'fast-check';
import { StopFilter } from './StopFilter';

function run(sequences: string[], pieces: string[]) {
  const filter = new StopFilter(sequences);
  const out: string[] = [];
  for (const piece of pieces) {
    const { text, stopped } = filter.push(piece);
    out.push(text);
    if (stopped) {
      return { out, stopped };
    }
  }
  return { out: [...out, filter.flush()], stopped: false };
}

describe('StopFilter', () => {
  it('holds back what may begin a stop sequence until it is decided', () => {
    expect(run(['END'], ['a E', 'N', 'x'])).toEqual({
      out: ['a ', '', 'ENx', ''],
      stopped: false,
    });
  });

  it('cuts before a sequence that spans pieces', () => {
    expect(run(['END'], ['a E', 'ND b'])).toEqual({
      out: ['a ', ''],
      stopped: true,
    });
  });

  it('gives back what it held when the text ends', () => {
    expect(run(['END'], ['a E']).out.join('')).toBe('a E');
  });

  it('agrees with a search in the whole text', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b'),
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 12 }),
        fc.array(
          letters.filter(s => s.length > 0),
          { maxLength: 3 },
        ),
        (pieces, sequences) => {
          const text = pieces.join('');
          const { out, stopped } = run(sequences, pieces);
          const kept = out.join('');
          expect(stopped).toBe(sequences.some(s => text.includes(s)));
          expect(sequences.some(s => kept.includes(s))).toBe(false);
          expect(stopped ? text.startsWith(kept) : text === kept).toBe(true);
        },
      ),
    );
  });
});
