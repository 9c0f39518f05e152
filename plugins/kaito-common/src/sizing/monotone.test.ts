import fc from 'fast-check';
import { listModels } from '../models';
import { listSkus } from '../skus';
import { estimateNodes, type SizingInput } from './estimateNodes';

const question = fc.record({
  weightsGiB: fc.double({ min: 0.01, max: 1500, noNaN: true }),
  kvBytesPerToken: fc.integer({ min: 512, max: 2_000_000 }),
  gpuCount: fc.constantFrom(1, 2, 4, 8, 16),
  perGpuGiB: fc.integer({ min: 1, max: 288 }),
  contextTokens: fc.integer({ min: 1, max: 1_048_576 }),
  singleNode: fc.boolean(),
});
type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;

function inputOf(q: Question): SizingInput {
  return {
    model: { weightsGiB: q.weightsGiB, kvBytesPerToken: q.kvBytesPerToken },
    gpus: { gpuCount: q.gpuCount, memoryTotalGiB: q.gpuCount * q.perGpuGiB },
    contextTokens: q.contextTokens,
    singleNode: q.singleNode,
  };
}

/** Nodes, and GPUs; what does not fit takes more than anything. */
function cost(q: Question): [number, number] {
  const result = estimateNodes(inputOf(q));
  return result.fits ? [result.nodes, result.minGpus] : [Infinity, Infinity];
}

/** A property: the changed question never costs more. */
const neverMore = (change: (q: Question, by: number) => Question) => () =>
  fc.assert(
    fc.property(question, fc.integer({ min: 1, max: 512 }), (q, by) => {
      const [nodes, gpus] = cost(q);
      const [nodesAfter, gpusAfter] = cost(change(q, by));
      return nodesAfter <= nodes && gpusAfter <= gpus;
    }),
    { numRuns: 500 },
  );

describe('a plan never costs more', () => {
  it.each<[string, (q: Question, by: number) => Question]>([
    [
      'more memory on each GPU',
      (q, by) => ({ ...q, perGpuGiB: q.perGpuGiB + by }),
    ],
    [
      'fewer weights',
      (q, by) => ({ ...q, weightsGiB: q.weightsGiB / (1 + by / 64) }),
    ],
    [
      'a shorter context',
      (q, by) => ({
        ...q,
        contextTokens: Math.max(1, q.contextTokens - by * 64),
      }),
    ],
    [
      'a smaller cache',
      (q, by) => ({
        ...q,
        kvBytesPerToken: Math.max(1, q.kvBytesPerToken - by * 64),
      }),
    ],
  ])('with %s', (_, change) => {
    expect(neverMore(change)).not.toThrow();
  });

  it('finds a plan that does', () => {
    const moreContext = neverMore((q, by) => ({
      ...q,
      contextTokens: q.contextTokens + by * 64,
    }));
    expect(moreContext).toThrow('Property failed');
  });
});

describe('every model on every usable machine type', () => {
  const contexts = [1, 2048, 8192, 32_768, 131_072];

  it('takes no fewer nodes as its context grows', () => {
    for (const model of listModels()) {
      for (const gpus of listSkus().filter(({ usable }) => usable)) {
        const nodes = contexts.map(contextTokens => {
          const result = estimateNodes({ model, gpus, contextTokens });
          return result.fits ? result.nodes : Infinity;
        });
        expect(nodes).toEqual([...nodes].sort((a, b) => a - b));
      }
    }
  });
});
