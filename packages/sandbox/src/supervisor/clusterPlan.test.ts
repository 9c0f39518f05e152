import { planClusters } from './clusterPlan';

describe('planClusters', () => {
  it('names the demo fleet first and numbers what comes after', () => {
    expect(
      planClusters({ clusters: 6, scenario: 'mixed' }).map(c => c.name),
    ).toEqual([
      'aks-weu-prod',
      'aks-weu-dev',
      'aks-use-research',
      'aks-neu-new',
      'aks-extra-1',
      'aks-extra-2',
    ]);
  });

  it('leaves the fourth to be prepared, where clusters differ', () => {
    const absent = (scenario: 'mixed' | 'calm') =>
      planClusters({ clusters: 5, scenario })
        .filter(({ kaito }) => kaito === 'absent')
        .map(({ name }) => name);
    expect(absent('mixed')).toEqual(['aks-neu-new']);
    expect(absent('calm')).toEqual([]);
  });

  it.each(['calm', 'empty'] as const)(
    'puts the same into every cluster when the scenario is %s',
    scenario => {
      const seeds = planClusters({ clusters: 3, scenario }).map(c => c.seed);
      expect(new Set(seeds)).toEqual(new Set([scenario]));
    },
  );
});
