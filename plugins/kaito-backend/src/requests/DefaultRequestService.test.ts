import type { RequestRegistration } from '@kaito-portal/backstage-plugin-kaito-common';
import { requestDetailSchema } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { aMerge, aPull, at, aView, someFacts } from './__testUtils__/aRequest';
import { MemoryRequestStore } from './__testUtils__/MemoryRequestStore';
import { DefaultRequestService } from './DefaultRequestService';
import { HeldPlaceError } from './RequestService';
import type { RequestStore } from './RequestStore';
import type { RequestRecord } from './types';

const DANA = 'user:default/dana';
const KIM = 'user:default/kim';

const registration = (
  rest: Partial<RequestRegistration> = {},
): RequestRegistration => ({
  id: 'phi-1',
  verb: 'deploy',
  place: {
    cluster: 'north',
    kind: 'Workspace',
    namespace: 'search',
    name: 'phi',
  },
  title: 'Deploy phi',
  repoUrl: 'git.example.com?owner=platform&repo=fleet',
  baseBranch: 'main',
  branch: `kaito/${rest.id ?? 'phi-1'}`,
  model: 'microsoft/phi-4',
  instanceType: 'Standard_NC24ads_A100_v4',
  ...rest,
});

function setup(
  options: {
    refresh?: (record: RequestRecord) => Promise<RequestRecord>;
    store?: Partial<RequestStore>;
  } = {},
) {
  const store = Object.assign(new MemoryRequestStore(), options.store);
  let minute = 0;
  const written: string[] = [];
  const service = new DefaultRequestService({
    store,
    now: () => new Date(at(minute)),
    viewOf: () => aView({ now: new Date(at(minute)) }),
    afterwards: async () => null,
    refresh: options.refresh ?? (async record => record),
    assertFollowable: () => {},
    onWrite: ({ wish }) => written.push(wish.id),
  });
  return {
    store,
    service,
    written,
    tick: (to: number) => {
      minute = to;
    },
  };
}

describe('DefaultRequestService', () => {
  it('takes a request in once, however often it is sent', async () => {
    const { service, store, tick, written } = setup();
    const first = await service.register(registration(), DANA);
    tick(5);
    expect(await service.register(registration(), DANA)).toEqual(first);
    expect(first.wish).toMatchObject({
      requestedBy: DANA,
      submittedAt: at(0),
      owner: null,
    });
    expect(await store.all()).toHaveLength(1);
    expect(written).toContain('phi-1');
    requestDetailSchema.strict().parse(await service.detail(first));
  });

  it('takes the same twice at once for one', async () => {
    const { service, store } = setup();
    const [one, two] = await Promise.all([
      service.register(registration(), DANA),
      service.register(registration(), DANA),
    ]);
    expect(one.wish).toEqual(two.wish);
    expect(await store.all()).toHaveLength(1);
  });

  it('refuses an id that is somebody else’s, or something else’s', async () => {
    const { service } = setup();
    await service.register(registration(), DANA);
    await expect(service.register(registration(), KIM)).rejects.toThrow(
      /^id: 'phi-1' is the id of another request/,
    );
    const elsewhere = { ...registration().place, name: 'llama' };
    await expect(
      service.register(registration({ place: elsewhere }), DANA),
    ).rejects.toThrow(/^id: /);
  });

  it('says who holds a place that is taken', async () => {
    const { service } = setup();
    const holder = await service.register(registration(), DANA);
    const error = await service
      .register(registration({ id: 'phi-2' }), KIM)
      .catch(e => e);
    expect(error).toBeInstanceOf(HeldPlaceError);
    expect(error.holder).toEqual(holder);
  });

  it('asks the Git host before it refuses: the holder may be merged by now', async () => {
    const parts = setup({
      refresh: record =>
        parts.store.update(
          record,
          { facts: someFacts({ pull: aMerge() }) },
          new Date(at(20)),
        ),
    });
    await parts.service.register(registration(), DANA);
    await expect(
      parts.service.register(registration({ id: 'phi-2' }), KIM),
    ).resolves.toMatchObject({ state: 'submitted' });
  });

  it('opens a request that came to nothing again, and none that was reviewed', async () => {
    const { service, store, tick } = setup();
    await service.register(registration(), DANA);
    await service.report('phi-1', { state: 'failed', message: 'Down' });
    expect(await service.get('phi-1')).toMatchObject({ state: 'failed' });
    tick(3);
    expect(
      await service.register(registration({ title: 'Again' }), DANA),
    ).toMatchObject({
      state: 'submitted',
      wish: { title: 'Again', submittedAt: at(3) },
      facts: { proposal: null },
    });
    const open = (await service.get('phi-1'))!;
    const pull = aPull({ state: 'closed', closedAt: at(9) });
    await store.update(open, { facts: someFacts({ pull }) }, new Date(at(9)));
    expect(await service.register(registration(), DANA)).toMatchObject({
      state: 'closed',
    });
  });

  it('keeps what a task tells, and believes the Git host more', async () => {
    const { service, store } = setup();
    await service.register(registration(), DANA);
    const url = 'https://git.example.com/platform/fleet/pulls/12';
    const told = await service.report('phi-1', {
      state: 'proposed',
      pullRequest: { number: 12, url },
      files: ['clusters/north/search/phi.yaml'],
    });
    expect(told.facts.proposal).toMatchObject({ number: 12 });
    // It is proposed: that a later part of the step failed does not undo that.
    expect(
      await service.report('phi-1', { state: 'failed', message: 'Late' }),
    ).toMatchObject({ state: 'in-review' });
    await store.update(
      told,
      { facts: { ...told.facts, pull: aPull() } },
      new Date(at(2)),
    );
    expect(await service.report('phi-1', { state: 'merged' })).toMatchObject({
      state: 'in-review',
    });
    await expect(service.report('none', { state: 'failed' })).rejects.toThrow(
      /no request 'none'/,
    );
  });

  it('finds who holds a name, of whatever kind', async () => {
    const { service } = setup();
    await service.register(registration(), DANA);
    const place = { cluster: 'north', namespace: 'search', name: 'phi' };
    expect(await service.openFor(place)).toHaveLength(1);
    expect(await service.openFor({ ...place, name: 'other' })).toEqual([]);
    await service.report('phi-1', { state: 'failed' });
    expect(await service.openFor(place)).toEqual([]);
  });

  it('asks the host whether a name is still held, unless it has just said so', async () => {
    let letsGo = false;
    const refresh = jest.fn(async (record: RequestRecord) => ({
      ...record,
      holds: !letsGo,
    }));
    const { service, store, tick } = setup({ refresh });
    const known = await service.register(registration(), DANA);
    const place = { cluster: 'north', namespace: 'search', name: 'phi' };
    expect(await service.openFor(place)).toHaveLength(1);
    expect(refresh).toHaveBeenCalledTimes(1);
    const git = { ...known.facts.git, asOf: at(0) };
    await store.update(known, { facts: { ...known.facts, git } }, new Date(0));
    letsGo = true;
    expect(await service.openFor(place)).toHaveLength(1);
    expect(refresh).toHaveBeenCalledTimes(1);
    tick(1);
    expect(await service.openFor(place)).toEqual([]);
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it.each<[string, Partial<RequestRegistration>, RegExp]>([
    [
      'a kind that is none',
      { place: { ...registration().place, kind: 'Pod' } },
      /^place\.kind: 'Pod' is not one of/,
    ],
    ['a cluster to deploy', { verb: 'prepare' }, /^place\.kind: 'prepare'/],
    ['a branch of others', { branch: 'main' }, /^branch: 'main' does not/],
    [
      'a name with a line end',
      { place: { ...registration().place, name: 'a\nb' } },
      /^name: it holds characters/,
    ],
  ])('refuses %s', async (_, rest, message) => {
    const { service } = setup();
    await expect(service.register(registration(rest), DANA)).rejects.toThrow(
      message,
    );
  });

  it('takes usual times from finished requests of the same model and machine type', async () => {
    const { service, store } = setup();
    for (const [id, minutes] of [
      ['a', 30],
      ['b', 40],
      ['c', 80],
    ] as const) {
      const place = { ...registration().place, name: id };
      const record = await service.register(registration({ id, place }), DANA);
      const rollout = {
        uid: id,
        seenAt: at(21),
        doneAt: at(21 + minutes),
        lostAt: null,
        replacedBy: null,
        failed: false,
        message: null,
        steps: null,
        endpointId: null,
      };
      await store.update(
        record,
        { facts: someFacts({ pull: aMerge(), rollout }) },
        new Date(at(99)),
      );
    }
    const detailOf = async (rest: Partial<RequestRegistration>) =>
      service.detail(await service.register(registration(rest), DANA));
    const detail = await detailOf({ id: 'new' });
    expect(detail.stages.find(({ stage }) => stage === 'ready')).toMatchObject({
      usualSeconds: { value: 40 * 60, basis: 'measured', requests: 3 },
    });
    const place = { ...registration().place, name: 'big' };
    const bigger = await detailOf({ id: 'big', place, instanceType: 'Other' });
    expect(bigger.stages.every(stage => stage.usualSeconds === null)).toBe(
      true,
    );
  });

  it('says when the database does not answer, without the statement', async () => {
    const { service } = setup({
      store: {
        all: async () => {
          throw new Error('select secret - connection refused');
        },
      },
    });
    await expect(service.all()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/read or written: connection refused\./),
    });
  });
});
