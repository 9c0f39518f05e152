import fc from 'fast-check';
import { Vocabulary } from './Vocabulary';
import { splitPieces } from './pieces';

const vocabulary = new Vocabulary();
splitPieces("KAITO serves the model's weights. 4096 tokens").forEach(piece =>
  vocabulary.add(piece),
);

describe('splitPieces', () => {
  it('keeps words with the blank before them and digits in runs of three', () => {
    expect(splitPieces("The model's 12345 tokens, done.\n")).toEqual([
      'The',
      " model's",
      ' 123',
      '45',
      ' tokens',
      ',',
      ' done',
      '.',
      '\n',
    ]);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(splitPieces(text).join('')).toBe(text);
      }),
    );
  });
});

describe('Vocabulary', () => {
  it('gives known pieces one id and unknown ones their bytes', () => {
    expect(vocabulary.encode('KAITO serves')).toHaveLength(2);
    expect(vocabulary.encode('zé')).toEqual([...Buffer.from('zé')]);
  });

  it('reads every text back from its ids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(vocabulary.decode(vocabulary.encode(text))).toBe(text);
      }),
    );
  });

  it('refuses an id that was never given', () => {
    expect(() => vocabulary.decode([1e6])).toThrow('There is no token 1000000');
    expect(() => vocabulary.decode([1.5])).toThrow(RangeError);
  });
});
