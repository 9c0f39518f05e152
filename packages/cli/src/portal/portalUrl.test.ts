import { isSafe, readPortalUrl } from './portalUrl';

describe('the address of a portal', () => {
  it.each([
    ['https://portal.example.com/', 'https://portal.example.com'],
    ['portal.example.com', 'https://portal.example.com'],
    ['https://example.com/backstage/?x=1#y', 'https://example.com/backstage'],
    ['http://localhost:7007', 'http://localhost:7007'],
    ['http://127.0.0.1:7007/', 'http://127.0.0.1:7007'],
    ['http://[::1]:7007', 'http://[::1]:7007'],
    ['HTTPS://Portal.Example.COM', 'https://portal.example.com'],
  ])('%s is kept as %s', (given, kept) => {
    expect(readPortalUrl(given, 'x')).toBe(kept);
  });

  it.each([
    ['http://portal.example.com', 'is not encrypted'],
    ['http://localhost.example.com', 'is not encrypted'],
    ['http://127.0.0.1.example.com', 'is not encrypted'],
    ['ftp://portal.example.com', 'is not encrypted'],
    ['https://dana:secret@portal.example.com', 'user name or password'],
    ['', 'is no address'],
    ['https://', 'is no address'],
    ['what is this', 'is no address'],
  ])('%s is refused: %s', (given, words) => {
    expect(() => readPortalUrl(given, "'--portal'")).toThrow(words);
    expect(() => readPortalUrl(given, "'--portal'")).toThrow("'--portal'");
    expect(() => readPortalUrl(given, "'--portal'")).not.toThrow('secret');
  });

  it('is not safe when it is none', () => {
    expect(isSafe('nonsense')).toBe(false);
  });
});
