import { mockCredentials } from '@backstage/backend-test-utils';
import type { KaitoResource } from '../permissions/ResourceGate';
import { AuthorizedDriftService } from './AuthorizedDriftService';
import { BookStage } from './__testUtils__/BookStage';
import { asLive, objectIn } from './__testUtils__/evidence';
import { manifest } from './__testUtils__/FakeHost';

const credentials = mockCredentials.user();
const owned = (name: string, owner: string, rest: object = {}) =>
  manifest(name, {
    annotations: { 'kaito-portal.io/owner': owner },
    ...rest,
  });
const REF = {
  cluster: 'prod',
  kind: 'Workspace',
  namespace: 'search',
  name: 'phi',
} as const;
const FILE = 'clusters/prod/search/phi.yaml';

/** A service for somebody who may read what one team owns. */
async function serviceOf(
  files: Record<string, string>,
  live: string[],
  team = 'group:default/search',
) {
  const stage = new BookStage(
    files,
    live.map(text => asLive(objectIn(text))),
  );
  // Long enough ago for every agent.
  stage.host.commit(files, '2025-01-01T00:00:00.000Z');
  await stage.read();
  return new AuthorizedDriftService({
    book: stage.book,
    source: stage.source,
    reader: stage.reader,
    fleet: { health: () => [] },
    gate: {
      predicate: async () => (resource: KaitoResource) =>
        resource.owner === team,
    },
    healthGate: { visible: async health => health },
    currentForMs: 60_000,
    now: () => new Date(stage.clock.now()),
  });
}

describe('AuthorizedDriftService', () => {
  it('tells of a deployment and its file to who may read both', async () => {
    const text = owned('phi', 'group:default/search');
    const service = await serviceOf({ [FILE]: text }, [text]);
    expect(await service.workload(REF, credentials)).toMatchObject({
      state: 'in-sync',
      file: { path: FILE },
    });
    const list = await service.list({}, credentials);
    expect(list).toMatchObject({
      totalItems: 1,
      states: [{ value: 'in-sync', count: 1 }],
      repositories: [{ repository: 'platform/fleet', state: 'current' }],
    });
    expect(list.items[0]).not.toHaveProperty('differences');
  });

  it('says no more than that it differs, where Git gives it to somebody else', async () => {
    const service = await serviceOf(
      {
        [FILE]: owned('phi', 'group:default/secret', {
          instanceType: 'Standard_NC96ads_A100_v4',
        }),
      },
      [owned('phi', 'group:default/search')],
    );
    const drift = await service.workload(REF, credentials);
    expect(drift).toMatchObject({
      owner: 'group:default/search',
      differences: [],
      differing: 0,
      effect: null,
      file: null,
      nextStep: null,
      summary: expect.stringMatching(/may not see what Git says/),
    });
    expect(JSON.stringify(drift)).not.toMatch(/secret|NC96/);
    const { items, repositories } = await service.list({}, credentials);
    expect(JSON.stringify(items)).not.toMatch(/secret|NC96/);
    expect(repositories).toEqual([]);
  });

  it('knows nothing of what is in Git for others alone', async () => {
    const text = owned('phi', 'group:default/secret');
    const service = await serviceOf({ [FILE]: text }, []);
    await expect(service.workload(REF, credentials)).rejects.toThrow(
      /that you may see/,
    );
    expect(await service.list({}, credentials)).toMatchObject({ items: [] });
  });

  it('narrows by state, cluster, namespace and kind, and counts the states beside', async () => {
    const mine = (name: string) => owned(name, 'group:default/search');
    const service = await serviceOf(
      { [FILE]: mine('phi'), 'clusters/prod/search/lost.yaml': mine('lost') },
      [mine('phi'), mine('by-hand')],
    );
    const ask = async (query: Parameters<typeof service.list>[0]) => {
      const { items, states } = await service.list(query, credentials);
      return [items.map(({ ref }) => ref.name), states.length];
    };
    expect(await ask({})).toEqual([['by-hand', 'lost', 'phi'], 3]);
    expect(await ask({ state: ['missing'] })).toEqual([['lost'], 3]);
    expect(await ask({ cluster: ['dev'] })).toEqual([[], 0]);
    expect(await ask({ namespace: ['search'], kind: ['RAGEngine'] })).toEqual([
      [],
      0,
    ]);
  });
});
