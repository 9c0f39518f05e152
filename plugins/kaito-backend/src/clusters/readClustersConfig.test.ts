import { ConfigReader } from '@backstage/config';
import { readClustersConfig } from './readClustersConfig';

const read = (clusters: object) =>
  readClustersConfig(new ConfigReader({ kaito: { clusters } } as never));

describe('readClustersConfig', () => {
  it('asks each minute, runs no programs and goes to clusters itself unless told otherwise', () => {
    expect(readClustersConfig(new ConfigReader({}))).toEqual({
      refreshSeconds: 60,
      allowExec: false,
      kubernetesPlugin: false,
    });
    expect(
      read({ refresh: '5m', allowExec: true, kubernetesPlugin: true }),
    ).toEqual({
      refreshSeconds: 300,
      allowExec: true,
      kubernetesPlugin: true,
    });
    expect(read({ refresh: { seconds: 10 } }).refreshSeconds).toBe(10);
  });

  it('says what is wrong', () => {
    expect(() => read({ refresh: 'soon' })).toThrow(/refresh/);
    expect(() => read({ refresh: { seconds: 0 } })).toThrow(
      'kaito.clusters.refresh must be a second or more.',
    );
    expect(() => read({ allowExec: 'perhaps' })).toThrow(/allowExec/);
  });
});
