import { createRegistry } from '../resources';
import type { ApiObject } from '../ApiObject';
import { ObjectStore } from './ObjectStore';

const map = (name: string, extra: object = {}): ApiObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'a', ...extra },
});
const ownedBy = (...owners: ApiObject[]) => ({
  ownerReferences: owners.map(({ apiVersion, kind, metadata }) => ({
    apiVersion,
    kind,
    name: metadata.name,
    uid: metadata.uid ?? '',
  })),
});

describe('ObjectStore', () => {
  let store: ObjectStore;
  beforeEach(() => {
    store = new ObjectStore(createRegistry(), { window: 3 });
  });

  it('gives every write its own revision, across kinds', () => {
    const first = store.create(map('one'));
    const second = store.create({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'n' },
    });
    expect(Number(second.metadata.resourceVersion)).toBe(
      Number(first.metadata.resourceVersion) + 1,
    );
  });

  it('does not let its objects be changed from outside', () => {
    const given = map('mine', { labels: { a: 'b' } });
    const stored = store.create(given);
    given.metadata.labels = {};
    expect(store.get('ConfigMap', 'mine', 'a')?.metadata.labels).toEqual({
      a: 'b',
    });
    expect(() => {
      stored.metadata.name = 'other';
    }).toThrow(TypeError);
  });

  it('collects what only the deleted object owned', () => {
    const left = store.create(map('left'));
    const right = store.create(map('right'));
    store.create(map('child', ownedBy(left)));
    store.create(map('shared', ownedBy(left, right)));
    store.create(map('free'));
    store.delete('ConfigMap', 'left', 'a');
    expect(store.list('ConfigMap').map(o => o.metadata.name)).toEqual([
      'free',
      'right',
      'shared',
    ]);
    expect(
      store.get('ConfigMap', 'shared', 'a')?.metadata.ownerReferences,
    ).toHaveLength(1);
  });

  it('leaves dependents alone when told to orphan them', () => {
    const owner = store.create(map('owner'));
    store.create(map('child', ownedBy(owner)));
    store.delete('ConfigMap', 'owner', 'a', 'Orphan');
    expect(
      store.get('ConfigMap', 'child', 'a')?.metadata.ownerReferences,
    ).toEqual([]);
  });

  it('empties a namespace and waits for what has finalizers', () => {
    store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'a' },
    });
    store.create(map('plain'));
    store.create(map('held', { finalizers: ['x/y'] }));
    expect(store.delete('Namespace', 'a').gone).toBe(false);
    expect(store.list('ConfigMap', 'a').map(o => o.metadata.name)).toEqual([
      'held',
    ]);
    store.modify('ConfigMap', 'held', 'a', draft => {
      draft.metadata.finalizers = [];
    });
    expect(store.get('Namespace', 'a')).toBeUndefined();
  });

  it('forgets writes beyond its window, and says so', () => {
    const start = store.table.revision;
    for (let index = 0; index < 10; index += 1) {
      store.create(map(`m${index}`));
    }
    expect(store.table.log.since(start)).toBeNull();
    expect(store.table.log.since(store.table.revision - 1)).toHaveLength(1);
  });

  it('throws for a kind it does not know', () => {
    expect(() => store.list('Widget')).toThrow(/does not know the kind Widget/);
  });
});

describe('owners', () => {
  it('are known after loading, and after going back in time', () => {
    const first = new ObjectStore(createRegistry());
    const owner = first.create(map('owner'));
    first.create(map('child', ownedBy(owner)));
    const second = new ObjectStore(createRegistry());
    second.table.load(first.table.snapshot().objects, o =>
      second.registry.ofObject(o),
    );
    second.table.restartAt(500);
    second.delete('ConfigMap', 'owner', 'a');
    expect(second.list('ConfigMap')).toEqual([]);
  });

  it('that lost a child do not take it along', () => {
    const store = new ObjectStore(createRegistry());
    const owner = store.create(map('owner'));
    store.create(map('child', ownedBy(owner)));
    store.modify('ConfigMap', 'child', 'a', draft => {
      draft.metadata.ownerReferences = [];
    });
    store.delete('ConfigMap', 'owner', 'a');
    expect(store.list('ConfigMap')).toHaveLength(1);
  });
});
