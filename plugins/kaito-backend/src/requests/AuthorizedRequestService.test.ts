import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { requestPageSchema } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { Allows, KaitoResource } from '../permissions/ResourceGate';
import {
  aPull,
  aRecord,
  aRequest,
  at,
  aWish,
  someFacts,
} from './__testUtils__/aRequest';
import { AuthorizedRequestService } from './AuthorizedRequestService';
import { HeldPlaceError, type RequestService } from './RequestService';
import type { RequestRecord } from './types';

const dana = mockCredentials.user('user:default/dana');
const kim = mockCredentials.user('user:default/kim');
const ci = mockCredentials.service('external:ci');

const danas = aRecord(
  someFacts({
    pull: aPull(),
    git: { asOf: at(5), problem: { since: at(6), message: 'No answer.' } },
  }),
);
const kims = aRecord(
  someFacts(),
  aWish({
    id: 'llama-1',
    requestedBy: 'user:default/kim',
    owner: 'group:default/team-chat',
    place: { ...aWish().place, name: 'llama', namespace: 'chat' },
  }),
);

const never: Allows = Object.assign(() => false, { never: true as const });

function setup(
  options: {
    allows?: (resource: KaitoResource) => boolean;
    denied?: boolean;
    records?: RequestRecord[];
    service?: Partial<RequestService>;
    create?: AuthorizeResult;
  } = {},
) {
  const records = options.records ?? [danas, kims];
  const asked: KaitoResource[] = [];
  const allows = (resource: KaitoResource) => {
    asked.push(resource);
    return options.allows?.(resource) ?? false;
  };
  const requests = {
    register: jest.fn(async () => danas),
    report: jest.fn(async () => danas),
    get: async (id: string) => records.find(({ wish }) => wish.id === id),
    all: async () => records,
    openFor: async () => records,
    present: ({ wish, state }: RequestRecord) =>
      aRequest({
        id: wish.id,
        requestedBy: wish.requestedBy,
        state,
        pullRequest: null,
      }),
    detail: async ({ wish }: RequestRecord) => ({ id: wish.id } as never),
    ...options.service,
  } satisfies RequestService;
  const service = new AuthorizedRequestService({
    requests,
    gate: { predicate: async () => (options.denied ? never : allows) },
    permissions: mockServices.permissions.mock({
      authorize: jest
        .fn()
        .mockResolvedValue([
          { result: options.create ?? AuthorizeResult.ALLOW },
        ]),
    }),
    now: () => new Date(at(60)),
  });
  return { service, requests, asked };
}

const ids = (page: { items: { id: string }[] }) =>
  page.items.map(({ id }) => id).sort();

describe('AuthorizedRequestService', () => {
  it('shows people their own, and what the policy allows', async () => {
    const own = setup();
    const page = await own.service.list(dana, {});
    requestPageSchema.strict().parse(page);
    expect(ids(page)).toEqual(['phi-1']);
    expect(page.facets.owner).toEqual([
      { value: 'group:default/team-search', count: 1 },
    ]);
    const { service } = setup({
      allows: ({ namespace }) => namespace === 'chat',
    });
    expect(ids(await service.list(dana, {}))).toEqual(['llama-1', 'phi-1']);
    expect(ids(await service.list(ci, {}))).toEqual(['llama-1']);
    expect(ids(await service.list(dana, { mine: true }))).toEqual(['phi-1']);
  });

  it('asks the policy about cluster, namespace, kind, model by either name, and owner', async () => {
    const { service, asked } = setup({ records: [danas] });
    await service.list(kim, {});
    expect(asked).toEqual([
      {
        cluster: 'north',
        namespace: 'search',
        kind: 'Workspace',
        models: ['microsoft/phi-4'],
        owner: 'group:default/team-search',
      },
    ]);
  });

  it('refuses a list to who may follow none and has none, which an empty list would not say', async () => {
    const { service } = setup({ denied: true, records: [kims] });
    await expect(service.list(dana, {})).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('kaito.request.read'),
    });
    expect(ids(await service.list(kim, {}))).toEqual(['llama-1']);
    const { service: allowed } = setup({ records: [] });
    expect(ids(await allowed.list(dana, {}))).toEqual([]);
  });

  it('does not tell what may not be followed from what is not there', async () => {
    const { service } = setup();
    const words = await Promise.all(
      ['llama-1', 'none'].map(id =>
        service
          .get(dana, id)
          .catch((e: Error) => `${e.name}: ${e.message.replace(id, '?')}`),
      ),
    );
    expect(words[0]).toMatch(/^NotFoundError/);
    expect(words[0]).toBe(words[1]);
    await expect(service.get(dana, 'phi-1')).resolves.toEqual({ id: 'phi-1' });
  });

  it('takes requests from who may ask, as theirs', async () => {
    const { service, requests } = setup();
    await service.register(dana, {} as never);
    expect(requests.register).toHaveBeenCalledWith({}, 'user:default/dana');
    const refused = setup({ create: AuthorizeResult.DENY });
    await expect(
      refused.service.register(dana, {} as never),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect(refused.requests.register).not.toHaveBeenCalled();
  });

  it('tells who lost a place as much as they may know', async () => {
    const service = {
      register: async () => {
        throw new HeldPlaceError(danas);
      },
      present: () =>
        aRequest({
          pullRequest: { url: 'https://git.example.com/12' } as never,
        }),
    };
    const blind = setup({ service });
    const said = await blind.service
      .register(kim, {} as never)
      .catch((e: Error) => e);
    expect(said).toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /^name: The Workspace search\/phi in cluster north is taken by another request/,
      ),
    });
    expect((said as Error).message).not.toMatch(/dana|git\.example|phi-1/);
    const seeing = setup({ service, allows: () => true });
    await expect(seeing.service.register(kim, {} as never)).rejects.toThrow(
      /taken by request phi-1 \(.*\) of user:default\/dana, open since 2026-11-28T10:00:00.000Z\. Its pull request is https:\/\/git\.example\.com\/12/,
    );
  });

  it('takes word of a request only from who made it', async () => {
    const { service, requests } = setup({ allows: () => true });
    await service.report(dana, 'phi-1', { state: 'failed' });
    expect(requests.report).toHaveBeenCalledTimes(1);
    await expect(
      service.report(kim, 'phi-1', { state: 'failed' }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(
      setup().service.report(kim, 'phi-1', { state: 'failed' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(requests.report).toHaveBeenCalledTimes(1);
  });

  it('says of who holds a name no more than may be known', async () => {
    const place = { cluster: 'north', namespace: 'search', name: 'phi' };
    expect(await setup().service.openFor(dana, place)).toEqual([
      { readable: true, request: expect.objectContaining({ id: 'phi-1' }) },
      { readable: false },
    ]);
  });

  it('names Git hosts that cannot be asked, of requests that may be followed', async () => {
    const { service } = setup();
    expect((await service.list(dana, {})).problems).toEqual([
      {
        source: 'git.example.com',
        message: 'No answer.',
        since: at(6),
        requests: 1,
      },
    ]);
    expect((await service.list(kim, {})).problems).toEqual([]);
  });
});
