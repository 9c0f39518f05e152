import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import { startPortal, type TestPortal } from './__testUtils__/startPortal';
import { eventually } from './watch/__testUtils__/eventually';

jest.setTimeout(60_000);

const SOURCE = 'app-config kaito.clusters.kubeconfig';

describe('a portal whose clusters come and go', () => {
  let folder: string;
  let portal: TestPortal;
  let cluster: SandboxCluster;
  const path = () => join(folder, 'config');
  const write = (...contexts: string[]) => {
    const kubeconfig = {
      clusters: [
        {
          name: 'c',
          cluster: {
            server: cluster.url,
            'certificate-authority-data': Buffer.from(cluster.caPem).toString(
              'base64',
            ),
          },
        },
      ],
      users: [{ name: 'u', user: { token: cluster.tokens.reader } }],
      contexts: contexts.map(name => ({
        name,
        context: { cluster: 'c', user: 'u' },
      })),
    };
    return writeFile(path(), JSON.stringify(kubeconfig));
  };
  const states = async () => {
    const answer = await portal.fetch('/clusters');
    const { items } = await answer.json();
    return Object.fromEntries(
      items.map(({ name, state }: { name: string; state: string }) => [
        name,
        state,
      ]),
    );
  };
  const workloads = async () => {
    const answer = await portal.fetch('/workloads');
    const { items } = await answer.json();
    return items.map(
      ({ ref }: { ref: { cluster: string; name: string } }) =>
        `${ref.cluster}/${ref.name}`,
    );
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kaito-sources-'));
    cluster = await startCluster({ name: 'north', pace: 100 });
    cluster.store.create({
      apiVersion: 'kaito.sh/v1beta1',
      kind: 'Workspace',
      metadata: { name: 'phi', namespace: 'default' },
      resource: { labelSelector: { matchLabels: { apps: 'phi' } } },
      inference: { preset: { name: 'phi-4' } },
    });
    await write('one');
    portal = await startPortal([], {
      clusters: { kubeconfig: path(), refresh: { seconds: 1 } },
    });
  });
  afterAll(async () => {
    await portal.stop();
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  it('shows them, and keeps those of a source that fails', async () => {
    await eventually(async () =>
      expect(await states()).toEqual({ one: 'live' }),
    );

    await write('one', 'two');
    await eventually(async () =>
      expect(await states()).toEqual({ one: 'live', two: 'live' }),
    );
    expect((await workloads()).sort()).toEqual(['one/phi', 'two/phi']);

    await writeFile(path(), 'half a fi');
    await eventually(async () =>
      expect(await states()).toEqual({
        one: 'live',
        two: 'live',
        [SOURCE]: 'misconfigured',
      }),
    );

    await write('two');
    await eventually(async () =>
      expect(await states()).toEqual({ two: 'live' }),
    );
    expect(await workloads()).toEqual(['two/phi']);

    // Nothing was deleted in the cluster: the portal only stopped looking.
    const inventory = await (await portal.fetch('/inventory')).json();
    expect(inventory.items).toContainEqual(
      expect.objectContaining({ cluster: 'one', name: 'phi', deleted: null }),
    );
  });
});
