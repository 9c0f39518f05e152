import { all, nextLink, paged } from './pages';

describe('nextLink', () => {
  it.each([
    [null, null],
    [
      '<https://x/?a=1,2&page=2>; rel="next", <https://x/?page=9>; rel="last"',
      'https://x/?a=1,2&page=2',
    ],
    [
      '<https://x/?page=1>; rel="prev",<https://x/?page=3>; rel="next"',
      'https://x/?page=3',
    ],
    ['<https://x/?page=1>; rel="first"', null],
    ['nonsense', null],
  ])('reads %s', (header, next) => {
    expect(nextLink(header)).toBe(next);
  });
});

describe('paged', () => {
  it('stays on the address of the first page', async () => {
    const asked: string[] = [];
    const items = paged('https://a/list?page=1', async url => {
      asked.push(url);
      const next =
        asked.length < 3 ? `https://evil/x?page=${asked.length + 1}` : null;
      return { items: [asked.length], next };
    });
    expect(await all(items)).toEqual([1, 2, 3]);
    expect(asked).toEqual([
      'https://a/list?page=1',
      'https://a/list?page=2',
      'https://a/list?page=3',
    ]);
  });

  it('ends with a host that has always one more page', async () => {
    const endless = paged('https://a/?page=1', async () => ({
      items: [1],
      next: 'https://a/?page=1',
    }));
    expect((await all(endless)).length).toBe(200);
  });
});
