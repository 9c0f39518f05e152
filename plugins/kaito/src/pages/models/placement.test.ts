import { modelList } from '../../__testUtils__/fixtures';
import { placements, smallestPlacement } from './placement';

const model = (name: string) =>
  modelList().items.find(item => item.name === name)!;

describe('placements', () => {
  it('puts the fewest machines with the least memory first and what does not run last', () => {
    const rows = placements(model('microsoft/phi-4'));
    const counts = rows.map(({ nodes }) => nodes ?? Infinity);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[0]).toBe(1);
    expect(rows.at(-1)!.nodes).toBeNull();
    expect(rows.at(-1)!.explanation).not.toBe('');
  });

  it('finds the smallest Azure machine', () => {
    const smallest = smallestPlacement(model('microsoft/Phi-4-mini-instruct'))!;
    expect(smallest.nodes).toBe(1);
    expect(smallest.sku.cloud).toBe('azure');
    const others = placements(model('microsoft/Phi-4-mini-instruct'), 'azure');
    const least = Math.min(
      ...others
        .filter(({ nodes }) => nodes === 1)
        .map(({ sku }) => sku.memoryTotalGiB),
    );
    expect(smallest.sku.memoryTotalGiB).toBe(least);
  });

  it('warns where the weights nearly fill the memory', () => {
    const rows = placements(model('meta-llama/Llama-3.1-8B-Instruct'));
    const on = (name: string) => rows.find(({ sku }) => sku.name === name)!;
    expect(on('Standard_NV36ads_A10_v5')).toMatchObject({
      nodes: 1,
      warnings: [expect.stringContaining('91 % of the usable memory')],
    });
    expect(on('Standard_NC24ads_A100_v4').warnings).toEqual([]);
  });

  it('names no machine for a model too large for all', () => {
    const huge = {
      ...model('microsoft/phi-4'),
      kvBytesPerToken: 2 ** 40,
    };
    expect(smallestPlacement(huge)).toBeUndefined();
  });
});
