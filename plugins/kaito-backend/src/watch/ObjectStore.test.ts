import { workspace } from './__testUtils__/objects';
import { ObjectStore } from './ObjectStore';

describe('ObjectStore', () => {
  it('keeps objects of one name in different namespaces apart', () => {
    const store = new ObjectStore();
    store.upsert(workspace('a'));
    store.upsert(
      workspace('a', { metadata: { uid: '2', namespace: 'other' } }),
    );
    expect(store.size).toBe(2);
    expect(store.get('other', 'a')?.metadata.uid).toBe('2');
    expect(store.get('none', 'a')).toBeUndefined();
  });

  it('takes a list for the whole truth', () => {
    const store = new ObjectStore();
    store.upsert(workspace('a'));
    store.replace([workspace('b')]);
    expect(store.values().map(o => o.metadata.name)).toEqual(['b']);
    expect(store.get('search', 'a')).toBeUndefined();
  });

  it('does not remove the new object when the old one of its name is said to be deleted', () => {
    const store = new ObjectStore();
    store.upsert(workspace('a'));
    const renewed = workspace('a', { metadata: { uid: 'new' } });
    store.upsert(renewed);
    expect(store.remove(workspace('a'))).toEqual([]);
    expect(store.get('search', 'a')).toBe(renewed);
  });

  it('drops what was written longest ago beyond its limit', () => {
    const store = new ObjectStore(2);
    store.replace([workspace('a'), workspace('b')]);
    store.upsert(workspace('a'));
    store.upsert(workspace('c'));
    expect(store.values().map(o => o.metadata.name)).toEqual(['a', 'c']);
    expect(store.get('search', 'b')).toBeUndefined();
  });
});
