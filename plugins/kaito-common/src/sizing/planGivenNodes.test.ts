import { planGivenNodes } from './planGivenNodes';

describe('planGivenNodes', () => {
  it.each([
    [{ runtime: 'template' }, 1],
    [{ runtime: 'template', count: 3 }, 3],
    [{ runtime: 'transformers', weightsGiB: 27.31, memoryTotalGiB: 80 }, 1],
    [
      { runtime: 'transformers', weightsGiB: 24, memoryTotalGiB: 24, count: 2 },
      2,
    ],
  ] as const)('%j gets %s', (question, nodes) => {
    expect(planGivenNodes(question)).toEqual({ fits: true, nodes });
  });

  it('keeps transformers on one node, however many are asked for', () => {
    expect(
      planGivenNodes({
        runtime: 'transformers',
        weightsGiB: 27.31,
        memoryTotalGiB: 24,
        count: 4,
      }),
    ).toEqual({
      fits: false,
      rule: 'W27',
      reason: expect.stringContaining('27.31 GiB'),
    });
  });
});
