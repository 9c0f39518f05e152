import { mockCredentials } from '@backstage/backend-test-utils';
import { openHealthGate } from '../permissions/__testUtils__/openHealthGate';
import type { KaitoResource } from '../permissions/ResourceGate';
import { endpointFixture } from './__testUtils__/fixtures';
import { AuthorizedEndpointDirectory } from './AuthorizedEndpointDirectory';

const own = endpointFixture();
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

type Predicate = (resource: KaitoResource) => boolean;

function setup(rights: { read: Predicate; invoke: Predicate }) {
  const endpoints = [own, shared];
  const predicate = jest.fn(async (permission: { name: string }) =>
    permission.name === 'kaito.endpoint.invoke' ? rights.invoke : rights.read,
  );
  const directory = new AuthorizedEndpointDirectory(
    {
      list: () => endpoints,
      find: id => endpoints.find(endpoint => endpoint.id === id),
      clusters: () => [],
    },
    { predicate },
    openHealthGate,
  );
  return { directory, predicate };
}

const credentials = mockCredentials.user('user:default/dana');
const all = () => true;
const none = () => false;
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
});
