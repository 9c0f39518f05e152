import { ConfigReader } from '@backstage/config';
import { readReadingConfig } from './readReadingConfig';

const read = (gitops: object) =>
  readReadingConfig(new ConfigReader({ kaito: { gitops } }));

describe('readReadingConfig', () => {
  it('has defaults', () => {
    expect(readReadingConfig(new ConfigReader({}))).toEqual({
      refreshMs: 30_000,
      agentIntervalMs: 600_000,
    });
  });

  it('reads durations', () => {
    expect(read({ refresh: '2m', agentInterval: { seconds: 90 } })).toEqual({
      refreshMs: 120_000,
      agentIntervalMs: 90_000,
    });
  });

  it.each(['refresh', 'agentInterval'])('refuses %s of no length', key => {
    expect(() => read({ [key]: '0s' })).toThrow(
      `kaito.gitops.${key} must be 1 s or more`,
    );
  });
});
