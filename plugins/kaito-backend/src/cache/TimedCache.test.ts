import { TimedCache } from './TimedCache';

describe('TimedCache', () => {
  let now = 1_000;
  const create = () =>
    new TimedCache<string>({ ttlMs: 100, failureTtlMs: 10, now: () => now });

  beforeEach(() => {
    now = 1_000;
  });

  it('keeps an answer for its time and says when it was asked for', async () => {
    const cache = create();
    const load = jest.fn().mockResolvedValueOnce('a').mockResolvedValue('b');
    expect(await cache.get('k', load)).toEqual({ value: 'a', at: 1_000 });
    now = 1_099;
    expect(await cache.get('k', load)).toEqual({ value: 'a', at: 1_000 });
    now = 1_100;
    expect(await cache.get('k', load)).toEqual({ value: 'b', at: 1_100 });
    expect(await cache.get('other', load)).toMatchObject({ value: 'b' });
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('lets askers at the same moment share a call', async () => {
    const cache = create();
    const load = jest.fn().mockResolvedValue('a');
    await Promise.all([cache.get('k', load), cache.get('k', load)]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('asks again soon, but not at once, after a failure', async () => {
    const cache = create();
    const load = jest
      .fn()
      .mockRejectedValueOnce(new Error('down'))
      .mockResolvedValue('a');
    await expect(cache.get('k', load)).rejects.toThrow('down');
    now = 1_009;
    await expect(cache.get('k', load)).rejects.toThrow('down');
    now = 1_010;
    expect((await cache.get('k', load)).value).toBe('a');
    expect(load).toHaveBeenCalledTimes(2);
  });
});
