// Tests that every adapter's own file runs.
/* eslint-disable jest/no-export */
import { all } from '../http/pages';
import type { Bench } from './contract';

const TARGET = { branch: 'kaito/r1', base: 'main' };
const WISH = { ...TARGET, title: 'Deploy phi-4', body: 'Why and what' };

/** Every adapter lists the same, whatever its host calls it and however it pages. */
export function describeLists({ standIn, host, connect }: Bench): void {
  it('reads on to the third page, and prefers open to merged to closed', async () => {
    const { book, page } = standIn;
    for (let i = 0; i < 2 * page; i++) book.add({ ...WISH, state: 'closed' });
    const merged = book.add({ ...WISH });
    book.merge(merged.number);
    const api = await connect();
    expect(await api.find(TARGET)).toMatchObject({ number: merged.number });
    expect(host().asked).toHaveLength(3);
    const open = book.add(WISH);
    expect(await api.find(TARGET)).toMatchObject({ number: open.number });
  });

  it('lists what is open to a branch, page by page, and nothing of a fork', async () => {
    const { book, page } = standIn;
    const branches = Array.from({ length: page + 1 }, (_, i) => `kaito/r${i}`);
    for (const branch of branches) book.add({ ...WISH, branch });
    book.add({ ...WISH, base: 'other' });
    book.add({ ...WISH, state: 'closed' });
    book.merge(book.add({ ...WISH }).number);
    book.add({ ...WISH, fromFork: true });
    const listed = await all((await connect()).openTo('main'));
    expect(listed.map(({ branch }) => branch).sort()).toEqual(branches.sort());
    expect(listed[0]).toMatchObject({
      base: 'main',
      state: 'open',
      body: WISH.body,
      url: standIn.pageOf(host().origin, listed[0].number),
    });
  });

  it('closes one without merging it', async () => {
    const api = await connect();
    const { number } = await api.open(WISH);
    await api.close(number);
    expect(await api.find(TARGET)).toMatchObject({ number, state: 'closed' });
    expect(await all(api.openTo('main'))).toEqual([]);
  });
}
