import { mapLimited } from './mapLimited';

describe('mapLimited', () => {
  it('has so many under way and no more, and keeps the order', async () => {
    let underWay = 0;
    let most = 0;
    const items = Array.from({ length: 200 }, (_, index) => index);
    const doubled = await mapLimited(items, 8, async item => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise(resolve => setTimeout(resolve, item % 3));
      underWay -= 1;
      return item * 2;
    });
    expect(most).toBe(8);
    expect(doubled).toEqual(items.map(item => item * 2));
  });

  it('fails as the first does', async () => {
    await expect(
      mapLimited([1, 2], 1, async item => {
        throw new Error(`no ${item}`);
      }),
    ).rejects.toThrow('no 1');
    expect(await mapLimited([], 8, async item => item)).toEqual([]);
  });
});
