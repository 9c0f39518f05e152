import { snapshot } from '../fleet/__testUtils__/snapshot';
import { snapshotOf } from './snapshotOf';

const [a, b] = ['a', 'b'].map(name => snapshot(name, []));

describe('snapshotOf', () => {
  it('finds a cluster among all', () => {
    const source = { snapshots: () => [a, b] };
    expect(snapshotOf(source, 'b')).toBe(b);
    expect(snapshotOf(source, 'c')).toBeUndefined();
  });

  it('looks at one alone where that can be asked for', () => {
    const snapshots = jest.fn(() => [a, b]);
    const source = { snapshots, snapshot: () => b };
    expect(snapshotOf(source, 'b')).toBe(b);
    expect(snapshots).not.toHaveBeenCalled();
  });
});
