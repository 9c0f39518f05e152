import { mockServices } from '@backstage/backend-test-utils';
import type { ClusterEntry } from '@kaito-portal/backstage-plugin-kaito-node';
import {
  startCluster,
  type SandboxCluster,
  type StartClusterOptions,
} from '@kaito-portal/sandbox';
import { UndiciClusterTransport } from '../clusters/UndiciClusterTransport';
import { eventually } from './__testUtils__/eventually';
import { ClusterSupervisor } from './ClusterSupervisor';
import type { FleetEvent } from './FleetFeed';

jest.setTimeout(120_000);

const workspace = (name: string) => ({
  apiVersion: 'kaito.sh/v1beta1',
  kind: 'Workspace',
  metadata: { name, namespace: 'default' },
  resource: {
    instanceType: 'Standard_NC24ads_A100_v4',
    labelSelector: { matchLabels: { apps: name } },
  },
  inference: { preset: { name: 'microsoft/phi-4-mini-instruct' } },
});

const brief = (event: FleetEvent) =>
  event.type === 'listed'
    ? `listed ${event.kind} ${event.objects
        .map(({ metadata }) => metadata.name)
        .join()}`
    : `${event.type} ${event.object.metadata.name}`;

describe('ClusterSupervisor against a cluster', () => {
  let cluster: SandboxCluster;
  let transport: UndiciClusterTransport | undefined;
  let supervisor: ClusterSupervisor | undefined;
  let events: string[];

  afterEach(async () => {
    await supervisor?.stop();
    await transport?.close();
    await cluster.stop();
  });

  async function watch(
    options: Partial<StartClusterOptions> = {},
    connection: {
      token?: (cluster: SandboxCluster) => string;
      ca?: string;
    } = {},
  ) {
    cluster = await startCluster({ name: 'north', pace: 100, ...options });
    const token = connection.token?.(cluster) ?? cluster.tokens.reader;
    const entry: ClusterEntry = {
      name: 'north',
      url: cluster.url,
      tls: { ca: 'ca' in connection ? connection.ca : cluster.caPem },
      token: async () => token,
    };
    transport = new UndiciClusterTransport([entry]);
    supervisor = new ClusterSupervisor({
      clusters: [entry],
      transport,
      logger: mockServices.logger.mock(),
    });
    events = [];
    supervisor.feed.subscribe(event => events.push(brief(event)));
    supervisor.start();
  }

  const now = () => supervisor!.snapshots()[0];
  const kindState = (kind: string) =>
    now().kinds.find(state => state.kind === kind)!;
  const names = () =>
    now()
      .objects('Workspace')
      .map(({ metadata }) => metadata.name)
      .sort();
  const live = () =>
    eventually(() => expect(now()).toMatchObject({ state: 'live' }));

  it('reads a fleet, follows it, and knows the version', async () => {
    await watch({ seed: 'prod' });
    await live();
    expect(names()).toEqual(
      cluster.store
        .list('Workspace')
        .map(({ metadata }) => metadata.name)
        .sort(),
    );
    expect(now().objects('Node')).toHaveLength(
      cluster.store.list('Node').length,
    );
    await eventually(() => expect(now().kubernetesVersion).toMatch(/^v1\./));
    events = [];
    cluster.store.create(workspace('new'));
    await eventually(() => expect(events).toContain('upserted new'));
    cluster.store.delete('Workspace', 'new', 'default');
    await eventually(() => expect(names()).not.toContain('new'));
    expect(/"(env|image)"/.test(JSON.stringify(now().objects('Pod')))).toBe(
      false,
    );
  });

  it('keeps rows and their age through an outage, and recovers by itself', async () => {
    await watch();
    cluster.store.create(workspace('kept'));
    await live();
    await eventually(() => expect(names()).toEqual(['kept']));
    const before = Date.now();
    await cluster.faults.refuseConnections(true);
    await eventually(() => expect(now().state).toBe('unreachable'), 10_000);
    expect(now().message).toMatch(/north refuses connections/);
    expect(names()).toEqual(['kept']);
    expect(Date.parse(now().asOf!)).toBeLessThan(before + 1_000);
    expect(kindState('Workspace').state).toBe('stale');
    // The world goes on while the portal cannot see it.
    cluster.store.create(workspace('born-meanwhile'));
    await cluster.faults.refuseConnections(false);
    await live();
    await eventually(() => expect(names()).toEqual(['born-meanwhile', 'kept']));
  });

  it('notices a cluster that keeps its sockets open and says nothing', async () => {
    await watch();
    await live();
    cluster.faults.silence(true);
    await eventually(() => expect(now().state).toBe('unreachable'), 10_000);
    expect(now().message).toMatch(/did not answer in time/);
    cluster.faults.silence(false);
    await live();
  });

  it.each([
    ['half a line', 'halfLine'],
    ['rubbish', 'garbageLine'],
    ['a cut stream', 'cutStreams'],
  ] as const)('goes on after %s and misses nothing', async (_, fault) => {
    await watch();
    await live();
    const hit = () => cluster.faults[fault](/workspaces.*watch=true/);
    await eventually(() => expect(hit()).toBe(1));
    cluster.store.create(workspace('meanwhile'));
    await eventually(() => expect(names()).toEqual(['meanwhile']));
    await live();
  });

  it('reads anew when its place in history is gone', async () => {
    await watch();
    cluster.store.create(workspace('a'));
    await live();
    events = [];
    await cluster.restart({ resourceVersion: 'same' });
    await eventually(() => expect(events).toContain('listed Workspace a'));
    await live();
    expect(names()).toEqual(['a']);
  });

  it('sees through the 403s and 429s of a cluster that starts, and a history that went back', async () => {
    await watch();
    cluster.store.create(workspace('a'));
    await live();
    await cluster.restart({
      resourceVersion: 'lower',
      downMs: 500,
      warmUpRequests: 9,
    });
    cluster.store.create(workspace('b'));
    await eventually(() => expect(names()).toEqual(['a', 'b']), 40_000);
    await eventually(() => expect(now().state).toBe('live'), 40_000);
  });

  it('tells a kind that is not installed from one that may not be read', async () => {
    await watch({ missingKinds: ['RAGEngine', 'NodeClaim'] });
    await live();
    expect(kindState('RAGEngine')).toMatchObject({
      state: 'crd-missing',
      optional: true,
      message: expect.stringMatching(/does not serve ragengines\.kaito\.sh/),
    });
    expect(kindState('InferenceSet')).toMatchObject({
      state: 'synced',
      objectCount: 0,
    });
    cluster.faults.force({ status: 403, match: /nodes/ });
    cluster.faults.cutStreams(/nodes/);
    await eventually(() => expect(kindState('Node').state).toBe('forbidden'));
    expect(now()).toMatchObject({
      state: 'partial',
      message: expect.stringMatching(/Not in step: Node\..*ClusterRole/),
    });
    cluster.faults.clear();
    await eventually(() => expect(now().state).toBe('live'), 30_000);
  });

  it('tells an account without rights from a token that is refused', async () => {
    await watch({}, { token: ({ tokens }) => tokens.nobody });
    await eventually(() => expect(kindState('Event').state).toBe('forbidden'));
    await eventually(() =>
      expect(now().kinds.every(({ state }) => state === 'forbidden')).toBe(
        true,
      ),
    );
    expect(now().state).toBe('partial');
    await supervisor!.stop();
    await transport!.close();
    await cluster.stop();
    await watch({}, { token: () => 'wrong' });
    await eventually(() => expect(now().state).toBe('unauthorized'));
    expect(now().message).toMatch(/refuses the portal's credentials/);
    expect(JSON.stringify(now())).not.toContain('wrong');
  });

  it('says that the authority is unknown', async () => {
    await watch({}, { ca: undefined });
    await eventually(() => expect(now().state).toBe('unreachable'));
    expect(now().message).toMatch(/authority the portal does not know.*caData/);
    expect(now().asOf).toBeNull();
  });
});
