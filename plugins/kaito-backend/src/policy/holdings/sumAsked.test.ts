import type { Asked } from '../PolicyQuestion';
import { sumAsked } from './sumAsked';

const figure = (value: number) => ({ known: true as const, value });
const gap = (reason: string) => ({ known: false as const, reason });
const part = (
  gpus: number,
  nodes: number,
  perMonth: number,
  currency = 'EUR',
): Asked => ({
  gpus: figure(gpus),
  nodes: figure(nodes),
  cost: { known: true, perMonth, currency },
});

describe('sumAsked', () => {
  it('adds up what is known of all', () => {
    expect(sumAsked([part(1, 1, 10), part(4, 2, 30)])).toEqual(part(5, 3, 40));
  });

  it('does not know of the whole what it does not know of a part', () => {
    const open = { ...part(1, 1, 10), gpus: gap('not planned') };
    expect(sumAsked([part(1, 1, 10), open])).toEqual({
      ...part(0, 2, 20),
      gpus: gap('not planned'),
    });
    expect(sumAsked([open, part(1, 1, 10)]).gpus).toEqual(gap('not planned'));
    const free = { ...part(1, 1, 10), cost: gap('no price') };
    expect(sumAsked([free, part(1, 1, 10)]).cost).toEqual(gap('no price'));
    expect(sumAsked([part(1, 1, 10), free]).cost).toEqual(gap('no price'));
  });

  it('adds no currencies', () => {
    expect(
      sumAsked([part(1, 1, 10), part(1, 1, 10, 'USD'), part(1, 1, 10)]).cost,
    ).toEqual(gap('prices are known in EUR and in USD.'));
  });

  it('is no machines and no price for nothing', () => {
    expect(sumAsked([])).toEqual({
      gpus: figure(0),
      nodes: figure(0),
      cost: gap('there is nothing whose price could be known.'),
    });
  });
});
