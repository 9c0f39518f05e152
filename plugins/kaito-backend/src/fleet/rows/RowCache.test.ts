import { readyWorkspace } from '../__testUtils__/snapshot';
import { RowCache } from './RowCache';
import { keyOfRef } from './toRow';

const object = readyWorkspace('phi');
const KEY = keyOfRef({
  cluster: 'prod',
  kind: 'Workspace',
  namespace: 'search',
  name: 'phi',
});

describe('RowCache', () => {
  it('makes rows and lists once', () => {
    const rows = new RowCache();
    const list = [object];
    const first = rows.rowsOf('prod', 'Workspace', list);
    expect(rows.rowsOf('prod', 'Workspace', list)).toBe(first);
    expect(rows.rowOf('prod', 'Workspace', object)).toBe(first[0]);
    expect(first[0].facts).not.toHaveProperty('git');
    expect(first[0].facets.git).toBe('');
  });

  it('makes a row anew when it stands otherwise against Git', () => {
    const rows = new RowCache();
    const list = [object];
    const [before] = rows.rowsOf('prod', 'Workspace', list);
    const set = (git: 'drifted' | 'in-sync') =>
      rows.setGit('prod', 'Workspace', object, list, git);
    expect(set('drifted')).toBe(true);
    expect(set('drifted')).toBe(false);
    const [after] = rows.rowsOf('prod', 'Workspace', list);
    expect(after.facts.git).toBe('drifted');
    expect(after.facets.git).toBe('drifted');
    expect(after.version).not.toBe(before.version);
    expect(after.key).toBe(before.key);
    expect(set('in-sync')).toBe(true);
  });

  it('takes a new version to stand as the one before, until it is compared', () => {
    const rows = new RowCache();
    rows.setGit('prod', 'Workspace', object, [object], 'in-sync');
    const next = readyWorkspace('phi');
    expect(rows.rowOf('prod', 'Workspace', next).facts.git).toBe('in-sync');
  });

  it('forgets what is gone', () => {
    const rows = new RowCache();
    rows.setGit('prod', 'Workspace', object, [object], 'in-sync');
    rows.keepGit(key => key === KEY);
    expect(
      rows.rowOf('prod', 'Workspace', readyWorkspace('phi')).facts.git,
    ).toBe('in-sync');
    rows.keepGit(() => false);
    expect(
      rows.rowOf('prod', 'Workspace', readyWorkspace('phi')).facts.git,
    ).toBeUndefined();
  });
});
