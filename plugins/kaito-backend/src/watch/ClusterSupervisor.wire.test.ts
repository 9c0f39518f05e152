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
});
