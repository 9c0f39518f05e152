import fc from 'fast-check';
import { findModel } from '../models';
import { findSku } from '../skus';
import { estimateNodes } from './estimateNodes';
import { largestContextOn } from './largestContextOn';

const llama = findModel('llama-3.1-8b-instruct')!;
const a10 = findSku('Standard_NV36ads_A10_v5')!;

function nodesAt(contextTokens: number): number {
  const result = estimateNodes({ model: llama, gpus: a10, contextTokens });
  return result.fits ? result.nodes : Infinity;
}

describe('largestContextOn', () => {
  it('is the last context before another node', () => {
    const tokens = largestContextOn(1, { model: llama, gpus: a10 })!;
    expect(nodesAt(tokens)).toBe(1);
    expect(nodesAt(tokens + 1)).toBe(2);
    // Two nodes for 16384 tokens, one for 2048.
    expect(tokens).toBeGreaterThan(2048);
    expect(tokens).toBeLessThan(16384);
  });

  it("ends at the model's limit", () => {
    expect(largestContextOn(9, { model: llama, gpus: a10 })).toBe(131072);
  });

  it('has none where one token is too much', () => {
    const question = {
      model: findModel('llama-3.3-70b-instruct')!,
      gpus: findSku('Standard_NC24ads_A100_v4')!,
    };
    expect(largestContextOn(1, question)).toBeNull();
    expect(
      largestContextOn(9, {
        model: llama,
        gpus: { gpuCount: 1, memoryTotalGiB: 12 },
        singleNode: true,
      }),
    ).toBeNull();
  });

  it('is never smaller with more nodes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        (a, b) => {
          const [fewer, more] = [Math.min(a, b), Math.max(a, b)].map(
            nodes => largestContextOn(nodes, { model: llama, gpus: a10 }) ?? 0,
          );
          expect(fewer).toBeLessThanOrEqual(more);
        },
      ),
    );
  });
});
