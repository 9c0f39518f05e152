import type { CapacityView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { aCluster, modelList } from '../__testUtils__/fixtures';
import { clusterFacts, clusterOptions } from './cluster/clusterOptions';
import { modelFacts, modelOptions, pickModel } from './model/modelOptions';

const serving = {
  ref: {
    cluster: 'aks-weu-prod',
    kind: 'Workspace' as const,
    namespace: 'team-search',
    name: 'phi-4',
  },
  ready: true,
  endpointId: 'e',
};
const { items } = modelList({ 'microsoft/phi-4': [serving] });

describe('models', () => {
  it('lists those that serve first, with licence and size', () => {
    const [first] = modelOptions(items);
    expect(first.id).toBe('microsoft/phi-4');
    expect(first.description).toMatch(
      /^Microsoft · mit \(permissive\) · [\d.]+ GiB · already serving$/,
    );
  });

  it('warns of a gated model and names what it needs', () => {
    const gated = items.find(model => model.gated)!;
    expect(modelFacts(gated).join(' ')).toMatch(
      /Gated: .* model access secret/,
    );
  });

  it('says where a model answers already', () => {
    expect(modelFacts(pickModel(items, 'PHI-4')!).join(' ')).toContain(
      'Already serving: aks-weu-prod / team-search / phi-4.',
    );
  });

  it('says what a model is for, what surprises, and what the organisation thinks of it', () => {
    const phi = pickModel(items, 'phi-4-mini-instruct')!;
    const facts = modelFacts({
      ...phi,
      approval: { reviewer: 'AI board', date: '2026-10-01' },
      annotation: { note: 'Start here.', label: null, link: null },
    });
    expect(facts[0]).toBe(phi.description);
    expect(facts[1]).toMatch(/^approved · Microsoft/);
    expect(facts[2]).toBe('Note: Start here.');
    expect(facts[3]).toMatch(/^Mind: .*no tool parser/);
  });

  it('finds none for a name it does not know', () => {
    expect(pickModel(items, 'x/y')).toBeUndefined();
    expect(pickModel(items, undefined)).toBeUndefined();
  });
});

describe('clusters', () => {
  const row = (facts: Partial<CapacityView>) =>
    ({
      cluster: 'aks-weu-prod',
      gpuModel: 'NVIDIA A100',
      resourceName: 'nvidia.com/gpu',
      allocatable: 8,
      free: 6,
      largestFree: 1,
      stale: false,
      ...facts,
    } as CapacityView);

  it.each([
    [
      [row({}), row({ free: 1, allocatable: 4 })],
      '7 of 12 GPUs free, measured',
    ],
    [[row({ stale: true })], '6 of 8 GPUs free, when last seen'],
    [[], 'no GPU node now'],
    [undefined, 'free GPUs not known'],
  ])('tells free, none, old and unknown apart: %#', (capacity, words) => {
    expect(clusterOptions([aCluster()], capacity)[0].description).toBe(
      `AKS West Europe, production · is live · ${words}`,
    );
  });

  it('says what is wrong with a cluster and what fits on one node', () => {
    const facts = clusterFacts(
      aCluster({ state: 'unreachable', message: 'No answer.' }),
      [row({ stale: true })],
    );
    expect(facts).toEqual([
      'AKS West Europe, production does not answer. No answer.',
      'NVIDIA A100: 6 of 8 free, at most 1 on one node (measured when last seen)',
    ]);
  });
});
