import { planClusters } from './clusterPlan';

describe('planClusters', () => {
  it('names the demo fleet first and numbers what comes after', () => {
    expect(
      planClusters({ clusters: 5, scenario: 'mixed' }).map(c => c.name),
    ).toEqual([
      'aks-weu-prod',
      'aks-weu-dev',
      'aks-use-research',
      'aks-extra-1',
      'aks-extra-2',
    ]);
  });

  it.each(['calm', 'empty'] as const)(
    'puts the same into every cluster when the scenario is %s',
    scenario => {
      const seeds = planClusters({ clusters: 3, scenario }).map(c => c.seed);
      expect(new Set(seeds)).toEqual(new Set([scenario]));
    },
  );
});
