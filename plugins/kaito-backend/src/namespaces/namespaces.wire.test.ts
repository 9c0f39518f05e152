import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  namespaceListSchema,
  paths,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  createKaitoWorkloadConditionalDecision,
  kaitoWorkloadConditions,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { kaitoWorkloadReadPermission } from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import {
  allowAll,
  startPortal,
  type TestPortal,
} from '../__testUtils__/startPortal';
import { eventually } from '../watch/__testUtils__/eventually';

jest.setTimeout(60_000);

/** Names from a cluster, through the portal, over real sockets. */
describe('GET /clusters/{cluster}/namespaces', () => {
  let open: SandboxCluster;
  let closed: SandboxCluster;
  let portal: TestPortal;

  beforeAll(async () => {
    [open, closed] = await Promise.all(
      ['open', 'closed'].map(name =>
        startCluster({ name, seed: 'prod', pace: 100_000 }),
      ),
    );
    closed.faults.withdrawRights('reader', { resources: ['namespaces'] });
    portal = await startPortal([
      { name: 'open', cluster: open },
      { name: 'closed', cluster: closed },
    ]);
    await eventually(allLive);
  });
  afterEach(() => {
    portal.setPolicy(allowAll);
    open.faults.clear();
  });
  afterAll(async () => {
    await portal?.stop();
    await open?.stop();
    await closed?.stop();
  });

  async function allLive() {
    const { items } = await (await portal.fetch(paths.clusters())).json();
    const states = items.map((item: { state: string }) => item.state);
    expect(states).toEqual(['live', 'live']);
  }

  async function list(cluster: string) {
    const response = await portal.fetch(paths.namespaces(cluster));
    expect(response.status).toBe(200);
    return namespaceListSchema.parse(await response.json());
  }

  it('names all, with what is in each', async () => {
    const answer = await list('open');
    expect(answer).toMatchObject({
      complete: 'all',
      reason: null,
      asOf: expect.any(String),
    });
    const names = answer.items.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    // Nothing runs there that the portal watches.
    expect(names).toContain('kube-system');
    const search = answer.items.find(({ name }) => name === 'search')!;
    expect(search.workloads).toBe(
      ['Workspace', 'InferenceSet', 'RAGEngine']
        .flatMap(kind => open.store.list(kind))
        .filter(({ metadata }) => metadata.namespace === 'search').length,
    );
    const research = answer.items.find(({ name }) => name === 'research')!;
    expect(research.referencedSecrets).toEqual(['hf-token']);
  });

  it('does not ask the cluster again at once', async () => {
    await list('open');
    open.faults.force({ status: 500, match: /namespaces\?/ });
    expect((await list('open')).complete).toBe('all');
  });

  it('says where only those in use are known, and why', async () => {
    const answer = await list('closed');
    expect(answer).toMatchObject({
      complete: 'in-use',
      reason: expect.stringMatching(/may not list the namespaces .*\(403\)/),
    });
    const names = answer.items.map(({ name }) => name);
    expect(names).toContain('search');
    expect(names).not.toContain('kube-system');
  });

  it('counts only what the caller may read', async () => {
    portal.setPolicy(permission =>
      permission === kaitoWorkloadReadPermission.name
        ? createKaitoWorkloadConditionalDecision(
            kaitoWorkloadReadPermission,
            kaitoWorkloadConditions.isInNamespace({ namespaces: ['search'] }),
          )
        : { result: AuthorizeResult.ALLOW },
    );
    const { items } = await list('open');
    const counts = Object.fromEntries(
      items.map(({ name, workloads, referencedSecrets }) => [
        name,
        [workloads > 0, referencedSecrets],
      ]),
    );
    expect(counts.search).toEqual([true, expect.any(Array)]);
    expect(counts.research).toEqual([false, []]);
  });

  it('tells a cluster that is not there like one that may not be seen', async () => {
    const missing = await portal.fetch(paths.namespaces('elsewhere'));
    portal.setPolicy(permission => ({
      result:
        permission === 'kaito.cluster.read'
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    }));
    const hidden = await portal.fetch(paths.namespaces('open'));
    const bodies = await Promise.all([missing.json(), hidden.json()]);
    expect([missing.status, hidden.status]).toEqual([404, 404]);
    expect(bodies.map(({ error }) => error.message)).toEqual([
      'There is no cluster elsewhere that you may see',
      'There is no cluster open that you may see',
    ]);
  });

  it('says of a cluster that is away what was in use, and since when', async () => {
    await closed.faults.refuseConnections(true);
    await eventually(async () => {
      const answer = await list('closed');
      expect(answer.reason).toMatch(/refuses connections/);
      expect(answer.complete).toBe('in-use');
      expect(answer.items.map(({ name }) => name)).toContain('search');
    }, 30_000);
  });
});
