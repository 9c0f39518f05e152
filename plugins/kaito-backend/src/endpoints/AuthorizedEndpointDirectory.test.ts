import { mockCredentials } from '@backstage/backend-test-utils';
import { openHealthGate } from '../permissions/__testUtils__/openHealthGate';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common';
import type { KaitoResource } from '../permissions/ResourceGate';
import { endpointFixture, proxiedEndpoint } from './__testUtils__/fixtures';
import type { Endpoint } from './Endpoint';
import { AuthorizedEndpointDirectory } from './AuthorizedEndpointDirectory';

const own = endpointFixture();
/** Hosted elsewhere. */
const hosted = endpointFixture({
  id: 'gpt-4o',
  title: 'GPT-4o',
  provider: 'azure-openai',
  workload: null,
  model: { name: 'gpt-4o', catalogName: null, licence: null },
  owner: 'group:default/ai-platform',
});
const shared = endpointFixture({
  id: 'aks-weu-dev~lab~qwen',
  title: 'qwen (aks-weu-dev)',
  workload: {
    cluster: 'aks-weu-dev',
    kind: 'Workspace',
    namespace: 'lab',
    name: 'qwen',
  },
  model: null,
  owner: null,
});

/** An endpoint that is in no cluster. */
const asHosted = (view: EndpointView): Endpoint => ({
  ...proxiedEndpoint(own),
  view,
});

type Predicate = (resource: KaitoResource) => boolean;

function setup(
  rights: { read: Predicate; invoke: Predicate },
  ...more: EndpointView[]
) {
  const endpoints = [
    ...[own, shared].map(view => proxiedEndpoint(view)),
    ...more.map(asHosted),
  ];
  const predicate = jest.fn(async (permission: { name: string }) =>
    permission.name === 'kaito.endpoint.invoke' ? rights.invoke : rights.read,
  );
  const directory = new AuthorizedEndpointDirectory(
    {
      list: () => endpoints,
      find: id => endpoints.find(({ view }) => view.id === id),
      clusters: () => [],
    },
    {
      known: endpoint => endpoint,
      look: async looked => looked.map(({ view }) => view),
    },
    { predicate },
    openHealthGate,
  );
  return { directory, predicate };
}

const credentials = mockCredentials.user('user:default/dana');
const all = () => true;
const none = () => false;
const never = Object.assign(() => false, { never: true as const });
const inDev: Predicate = ({ cluster }) => cluster === 'aks-weu-dev';

describe('AuthorizedEndpointDirectory', () => {
  it('lists what may be read and invoked, asking with the credentials of the caller', async () => {
    const { directory, predicate } = setup({ read: all, invoke: inDev });
    const list = await directory.list(credentials);
    expect(list).toMatchObject({ items: [shared], totalItems: 1 });
    expect(predicate.mock.calls.map(call => (call as unknown[])[1])).toEqual([
      credentials,
      credentials,
    ]);
  });

  it('lists nothing that may be invoked but not read', async () => {
    const { directory } = setup({ read: none, invoke: all });
    expect((await directory.list(credentials)).items).toEqual([]);
  });

  it('asks the policy about model, owner, kind and place', async () => {
    const seen: KaitoResource[] = [];
    const { directory } = setup({
      read: resource => seen.push(resource) > 0,
      invoke: all,
    });
    await directory.invocable(own.id, credentials);
    await directory.invocable(shared.id, credentials);
    expect(seen).toContainEqual({
      cluster: 'aks-weu-prod',
      namespace: 'search',
      kind: 'Workspace',
      models: ['microsoft/phi-4', 'microsoft/phi-4'],
      owner: 'group:default/team-search',
    });
    expect(seen).toContainEqual(
      expect.objectContaining({ models: [], owner: null }),
    );
  });

  it('does not tell what may not be read from what does not exist', async () => {
    const { directory } = setup({ read: none, invoke: all });
    const hidden = directory.invocable(own.id, credentials);
    await expect(hidden).rejects.toMatchObject({
      name: 'NotFoundError',
      message: `There is no endpoint '${own.id}' that you may see`,
    });
    await expect(directory.invocable('nope', credentials)).rejects.toThrow(
      "There is no endpoint 'nope' that you may see",
    );
  });

  it('says whom to ask when an endpoint may be seen but not invoked', async () => {
    const { directory } = setup({ read: all, invoke: none });
    await expect(
      directory.invocable(own.id, credentials),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('group:default/team-search'),
    });
  });

  it('shows what is hosted elsewhere to who may invoke it, and hides it from all others', async () => {
    const ofPlatform: Predicate = ({ owner, cluster, kind }) =>
      owner === 'group:default/ai-platform' && cluster === '' && kind === '';
    const { directory } = setup({ read: never, invoke: ofPlatform }, hosted);
    expect((await directory.list(credentials)).items).toEqual([hosted]);
    expect(await directory.get('gpt-4o', credentials)).toEqual(hosted);
    const { directory: others } = setup({ read: all, invoke: none }, hosted);
    await expect(others.invocable('gpt-4o', credentials)).rejects.toThrow(
      "There is no endpoint 'gpt-4o' that you may see",
    );
  });

  it('says that a right is missing in place of an empty list', async () => {
    await expect(
      setup({ read: never, invoke: all }).directory.list(credentials),
    ).rejects.toThrow("'kaito.workload.read'");
    await expect(
      setup({ read: all, invoke: never }).directory.list(credentials),
    ).rejects.toThrow("'kaito.endpoint.invoke'");
  });
});
