import { MIG_PROFILES, migProfile } from './mig';

describe('migProfile', () => {
  it.each([
    ['1g.5gb', 5],
    ['1g.12gb', 12],
    ['3g.71gb', 71],
    ['7g.180gb', 180],
  ])('%s has %s GiB', (name, memoryGiB) => {
    expect(migProfile(name)).toEqual({ name, memoryGiB });
  });

  it.each(['1g.11gb', '1G.10GB', ' 1g.10gb', '1g.10gb+me', '10gb', ''])(
    'refuses %j',
    name => {
      expect(migProfile(name)).toBeNull();
    },
  );

  it('reads every profile of the list, each once', () => {
    expect(new Set(MIG_PROFILES).size).toBe(35);
    for (const name of MIG_PROFILES) {
      expect(migProfile(name)?.memoryGiB).toBeGreaterThan(0);
    }
  });
});
