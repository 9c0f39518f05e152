import { nearest } from './nearest';

const WORDS = ['validate', 'fix', 'diff', 'size', 'models'];

describe('nearest', () => {
  it.each([
    ['validat', 'validate'],
    ['vlaidate', 'validate'],
    ['model', 'models'],
    ['fxi', undefined],
    ['fx', 'fix'],
    ['render', undefined],
    ['', 'validate'],
  ])('takes %j for %j', (given, word) => {
    expect(nearest(given, WORDS)).toBe(word);
  });
});
