import { readRetryAfter } from './retryAfter';

const DATE = 'Wed, 21 Oct 2015 07:28:00 GMT';

describe('readRetryAfter', () => {
  it.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': ['1', '2'] }, 1_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'Wed, 21 Oct 2015 07:28:30 GMT', date: DATE }, 30_000],
    [{ 'retry-after': 'Wed, 21 Oct 2015 07:27:00 GMT', date: DATE }, 0],
    [{ 'retry-after': 'Wed, 21 Oct 2015 07:28:30 GMT' }, undefined],
    [{ 'retry-after': 'soon', date: DATE }, undefined],
    [{ 'retry-after': '-1', date: DATE }, undefined],
    [{ 'retry-after': '' }, undefined],
    [{}, undefined],
  ])('reads %j as %s', (headers, expected) => {
    expect(readRetryAfter(headers)).toBe(expected);
  });
});
