import { together, verdicts } from './verdicts';

describe('verdicts', () => {
  it('counts the last word of each, and no comments', () => {
    expect(
      verdicts([
        { by: 'ana', says: 'no' },
        { by: 'bo', says: 'yes' },
        { by: 'ana', says: 'yes' },
        { by: 'bo', says: 'comment' },
        { by: 'cy', says: 'no' },
        { by: 'di', says: 'yes' },
        { by: 'di', says: 'withdrawn' },
      ]),
    ).toEqual({ approvedBy: ['ana', 'bo'], changesRequestedBy: ['cy'] });
  });
});

describe('together', () => {
  it.each([
    [[], 'none'],
    [['passed'], 'passed'],
    [['passed', 'pending'], 'pending'],
    [['pending', 'failed', 'passed'], 'failed'],
  ] as const)('%j is %s', (states, expected) => {
    expect(together(states)).toBe(expected);
  });
});
