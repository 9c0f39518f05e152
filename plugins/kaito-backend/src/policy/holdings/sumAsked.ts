import type { Asked, CostFigure, Figure } from '../PolicyQuestion';

const ZERO: Figure = { known: true, value: 0 };

function sumFigures(figures: readonly Figure[]): Figure {
  return figures.reduce((sum, one) => {
    if (!sum.known) return sum;
    return one.known ? { known: true, value: sum.value + one.value } : one;
  }, ZERO);
}

function addCosts(sum: CostFigure | null, one: CostFigure): CostFigure {
  if (sum === null || !one.known) return one;
  if (!sum.known) return sum;
  return sum.currency === one.currency
    ? { ...sum, perMonth: sum.perMonth + one.perMonth }
    : {
        known: false,
        reason: `prices are known in ${sum.currency} and in ${one.currency}.`,
      };
}

const NO_COST: CostFigure = {
  known: false,
  reason: 'there is nothing whose price could be known.',
};

/** All of it together; what is not known of one part is not known of the whole. */
export function sumAsked(parts: readonly Asked[]): Asked {
  return {
    gpus: sumFigures(parts.map(({ gpus }) => gpus)),
    nodes: sumFigures(parts.map(({ nodes }) => nodes)),
    cost:
      parts.map(({ cost }) => cost).reduce<CostFigure | null>(addCosts, null) ??
      NO_COST,
  };
}
