import { askedToWait, isRateLimited, rateLimitWait } from './rateLimit';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const wait = (headers: Record<string, string>) =>
  askedToWait(name => headers[name] ?? null, NOW);

describe('askedToWait', () => {
  it.each([
    [{}, null],
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' }, 60_000],
    [{ 'retry-after': 'Wed, 31 Dec 2025 23:59:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, null],
    [
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(NOW / 1000 + 90),
      },
      90_000,
    ],
    [
      {
        'ratelimit-remaining': '0',
        'ratelimit-reset': String(NOW / 1000 - 5),
      },
      0,
    ],
    [{ 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '9999999999' }, null],
    [{ 'x-ratelimit-remaining': '0' }, null],
  ])('reads %j', (headers, ms) => {
    expect(wait(headers as Record<string, string>)).toBe(ms);
  });
});

describe('isRateLimited', () => {
  const none = () => null;
  it.each([
    [429, null, true],
    [403, 'You have exceeded a secondary rate limit', true],
    [403, 'You have triggered an abuse detection mechanism', true],
    [403, 'Must have admin rights to Repository.', false],
    [401, 'rate limit', false],
  ])('%d %s', (status, said, limited) => {
    expect(isRateLimited(status, none, said)).toBe(limited);
  });
});

describe('rateLimitWait', () => {
  it.each([
    [403, { 'retry-after': '7' }, 7000],
    [429, {}, 60_000],
    [503, { 'retry-after': '7' }, null],
  ])('%d %j', (status, headers, ms) => {
    const header = (name: string) =>
      (headers as Record<string, string>)[name] ?? null;
    expect(rateLimitWait(status, header, null, NOW)).toBe(ms);
  });
});
