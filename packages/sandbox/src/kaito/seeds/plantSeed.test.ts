import {
  checkShape,
  type ShapedKind,
  validateWorkspace,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { createRegistry } from '../../cluster/resources';
import { ObjectStore } from '../../cluster/store';
import { checkKaitoShape } from '../shape';
import { requestedManifests, SEEDS, type SeedName } from './index';
import { plantSeed } from './plantSeed';

const NOW = new Date('2026-11-21T12:00:00Z');
const NAMES = Object.keys(SEEDS) as SeedName[];

function plant(seed: SeedName) {
  const store = new ObjectStore(createRegistry(), { clock: () => NOW });
  plantSeed(store, {}, seed, NOW);
  return store;
}

const stateOf = (store: ObjectStore, namespace: string, name: string) =>
  (store.get('Workspace', name, namespace)?.status as { state?: string })
    ?.state;

describe.each(NAMES)('seed %s', seed => {
  it('is the same every time', () => {
    expect(plant(seed).table.snapshot()).toEqual(plant(seed).table.snapshot());
  });

  it('holds only objects of the right shape', () => {
    const problems = plant(seed)
      .table.all()
      .flatMap(object => checkKaitoShape(object.kind, object).causes);
    expect(problems).toEqual([]);
    const workspaces = plant(seed).list('Workspace');
    expect(
      workspaces.flatMap(w => checkShape('Workspace' as ShapedKind, w)),
    ).toEqual([]);
  });

  it('puts only admissible manifests into Git', () => {
    const rejected = requestedManifests(seed)
      .filter(({ kind }) => kind === 'Workspace')
      .flatMap(manifest =>
        validateWorkspace(manifest, {
          provisioner: 'azure-gpu-provisioner',
          cloud: 'azure',
        }),
      )
      .filter(({ severity }) => severity === 'rejected');
    expect(rejected).toEqual([]);
  });

  it('has every Pod on a node that is there', () => {
    const store = plant(seed);
    for (const pod of store.list('Pod')) {
      const { nodeName } = pod.spec as { nodeName: string };
      expect(store.get('Node', nodeName)).toBeDefined();
    }
  });

  it('has each Workspace fare as planned', () => {
    const store = new ObjectStore(createRegistry(), { clock: () => NOW });
    const progress: Record<string, { script?: string }> = {};
    plantSeed(store, progress, seed, NOW);
    const fates = SEEDS[seed].workspaces.map(({ name, namespace }) => {
      const { uid = '' } =
        store.get('Workspace', name, namespace)?.metadata ?? {};
      return [name, progress[uid].script];
    });
    expect(fates).toEqual(
      SEEDS[seed].workspaces.map(w => [w.name, w.scenario ?? 'ready']),
    );
  });

  it('has nothing from the future', () => {
    const times = plant(seed)
      .table.all()
      .map(object => Date.parse(object.metadata.creationTimestamp ?? ''));
    expect(Math.max(...times)).toBeLessThanOrEqual(NOW.getTime());
  });
});

it('seeds production with what users meet', () => {
  const store = plant('prod');
  expect(stateOf(store, 'search', 'search-phi-4')).toBe('Ready');
  expect(stateOf(store, 'research', 'deepseek-r1')).toBe('Pending');
  const sets = store
    .list('Workspace', 'search')
    .filter(w => w.metadata.labels?.['inferenceset.kaito.sh/created-by']);
  expect(sets).toHaveLength(2);
  const unmanaged = store
    .list('Workspace')
    .filter(w => !w.metadata.annotations?.['kaito-portal.io/request-id'])
    .map(w => w.metadata.name);
  expect(unmanaged).toEqual(
    expect.arrayContaining(['gpt-oss-20b', 'llama-70b']),
  );
  const claim = store
    .list('NodeClaim')
    .find(c => c.metadata.labels?.['kaito.sh/workspace'] === 'deepseek-r1');
  expect(JSON.stringify(claim?.status)).toContain('OperationNotAllowed');
});

it('seeds a RAG engine and a split model where the gates allow them', () => {
  const conditionsOf = (seed: SeedName, kind: string, name: string) => {
    const [object] = plant(seed)
      .list(kind)
      .filter(o => o.metadata.name === name);
    return JSON.stringify(object.status);
  };
  expect(conditionsOf('dev', 'RAGEngine', 'search-manuals')).toContain(
    'ragengineSucceeded',
  );
  const research = plant('research');
  const roles = research
    .list('Workspace')
    .filter(w => w.metadata.labels?.['kaito.sh/inference-role']);
  expect(roles.map(w => (w.status as { state: string }).state)).toEqual([
    'Ready',
    'Ready',
  ]);
});
