import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import {
  isMisconfigured,
  type ClusterConnection,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import { Agent, request } from 'undici';
import { configClusterSources } from '../../clusters/configClusterSources';
import { UndiciClusterTransport } from '../../clusters/UndiciClusterTransport';
import { eventually } from '../__testUtils__/eventually';
import { ClusterSupervisor } from '../ClusterSupervisor';
import { workspace } from './__testUtils__/FaultFleet';
import { Relay } from './__testUtils__/Relay';
import { SHORT_SETTINGS } from './__testUtils__/settings';
import { Vigil } from './__testUtils__/Vigil';

jest.setTimeout(120_000);

/** A kubeconfig of an API server with KAITO's CRDs whose account may write Workspaces in `default`; the sandbox's when not set. */
const GIVEN = process.env.KAITO_CONTRACT_KUBECONFIG;
const WORKSPACES = '/apis/kaito.sh/v1beta1/namespaces/default/workspaces';
const NAME = `kaito-portal-${process.pid}`;

describe(`the watch of ${GIVEN ? 'the given API server' : 'a sandbox'}`, () => {
  let folder: string;
  let sandbox: SandboxCluster | undefined;
  let server: ClusterConnection;
  let relay: Relay;
  let transport: UndiciClusterTransport;
  let supervisor: ClusterSupervisor;
  let agent: Agent;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kaito-any-server-'));
    let kubeconfig = GIVEN;
    if (!kubeconfig) {
      sandbox = await startCluster({ name: 'sandbox', pace: 10_000 });
      kubeconfig = join(folder, 'config');
      await writeFile(kubeconfig, sandbox.kubeconfig('admin'));
    }
    const [source] = configClusterSources(
      mockServices.rootConfig({
        data: { kaito: { clusters: { kubeconfig } } },
      }),
    ).slice(-1);
    const [entry] = await source.listClusters();
    if (isMisconfigured(entry)) {
      throw new Error(entry.problem);
    }
    server = entry;
    relay = await Relay.to(server.url);
    const { ca, cert, key, skipVerify } = server.tls ?? {};
    agent = new Agent({
      connect: { ca, cert, key, rejectUnauthorized: !skipVerify },
    });
    const connection = { ...server, url: relay.url };
    transport = new UndiciClusterTransport([connection]);
    supervisor = new ClusterSupervisor({
      clusters: [connection],
      transport,
      logger: mockServices.logger.mock(),
      settings: SHORT_SETTINGS,
      watchSeconds: () => 5,
    });
    supervisor.start();
  });
  afterAll(async () => {
    await call('DELETE', `${WORKSPACES}/${NAME}`);
    await supervisor.stop();
    await transport.close();
    await relay.close();
    await agent.close();
    await sandbox?.stop();
    await rm(folder, { recursive: true });
  });

  async function call(
    method: 'POST' | 'DELETE' | 'PATCH',
    path: string,
    body?: object,
  ) {
    const token = await server.token?.();
    const answer = await request(`${server.url}${path}`, {
      method,
      dispatcher: agent,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        'content-type':
          method === 'PATCH'
            ? 'application/merge-patch+json'
            : 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    await answer.body.dump();
    return answer.statusCode;
  }

  const now = () => supervisor.snapshots()[0];
  const found = () => now().object('Workspace', 'default', NAME);
  const unsettled = () =>
    now()
      .kinds.filter(
        ({ state }) => state !== 'synced' && state !== 'crd-missing',
      )
      .map(({ kind, state, message }) => `${kind} ${state} ${message}`);
  const settled = () =>
    eventually(() => assert.deepEqual(unsettled(), []), 20_000);

  it('lists every kind it serves, and follows one through its life', async () => {
    await settled();
    await eventually(() => expect(now().kubernetesVersion).toMatch(/^v1\./));
    expect(await call('POST', WORKSPACES, workspace(NAME))).toBe(201);
    await eventually(() => expect(found()).toBeDefined());
    const labels = { told: 'yes' };
    await call('PATCH', `${WORKSPACES}/${NAME}`, { metadata: { labels } });
    await eventually(() =>
      expect(found()?.metadata.labels).toMatchObject(labels),
    );
  });

  it('goes on through watches that end in time, and never takes its history for another', async () => {
    const vigil = new Vigil(now, [NAME]);
    const messages = new Set<string | null>();
    const stop = supervisor.signals.subscribe(() =>
      now().kinds.forEach(({ message }) => messages.add(message)),
    );
    // Each watch lasts five seconds.
    await new Promise(done => setTimeout(done, 12_000));
    stop();
    vigil.end();
    expect([...vigil.missed]).toEqual([]);
    expect([...messages].join()).not.toMatch(/gone back/);
    await settled();
  });

  it('takes watches up again after the network was cut', async () => {
    const vigil = new Vigil(now, [NAME]);
    relay.cut();
    const labels = { told: 'twice' };
    await call('PATCH', `${WORKSPACES}/${NAME}`, { metadata: { labels } });
    await eventually(() =>
      expect(found()?.metadata.labels).toMatchObject(labels),
    );
    await settled();
    vigil.end();
    expect([...vigil.missed]).toEqual([]);
    expect(vigil.future).toEqual([]);
  });

  it('sees the end of it', async () => {
    expect(await call('DELETE', `${WORKSPACES}/${NAME}`)).toBe(200);
    await eventually(() => expect(found()).toBeUndefined());
  });
});
