import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import type { ClusterEntry } from '@kaito-portal/backstage-plugin-kaito-node';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import { ClusterDirectory } from '../../clusters/ClusterDirectory';
import { createClusterCredentials } from '../../clusters/credentials/ClusterCredentials';
import { AKS_SCOPE } from '../../clusters/credentials/entraToken';
import { UndiciClusterTransport } from '../../clusters/UndiciClusterTransport';
import { AzureClient } from '../AzureClient';
import { aksClusterSources } from '.';
import { aksClusterSource } from './aksClusterSource';
import { readAksConfig, type AksConfig } from './readAksConfig';

jest.setTimeout(30_000);

const SUBSCRIPTION = '00000000-0000-0000-0000-00000000000a';
const b64 = (text: string) => Buffer.from(text).toString('base64');

interface Listed {
  name: string;
  group?: string;
  tags?: Record<string, string>;
  properties?: object;
}
const aks = ({ name, group = 'rg', tags, properties }: Listed) => ({
  id: `/subscriptions/${SUBSCRIPTION}/resourcegroups/${group}/providers/Microsoft.ContainerService/managedClusters/${name}`,
  name,
  location: 'westeurope',
  tags,
  properties: { aadProfile: { managed: true }, ...properties },
});

describe('AKS discovery', () => {
  let north: SandboxCluster;
  let base: string;
  /** Who the fake identity service gives which token. */
  const scopes: string[] = [];
  const credential = {
    getToken: async (scope: string | string[]) => {
      scopes.push(String(scope));
      return {
        token: scope === AKS_SCOPE ? north.tokens.reader : 'arm-token',
        expiresOnTimestamp: Date.now() + 3_600_000,
      };
    },
  };
  let pages: object[][];
  let fail: (path: string) => number | undefined;
  let asked: string[];
  let kubeconfig: () => string;

  const arm = createServer((request: IncomingMessage, response) => {
    const { pathname, searchParams } = new URL(request.url!, base);
    asked.push(`${request.method} ${pathname}`);
    const status = fail(pathname);
    if (request.headers.authorization !== 'Bearer arm-token') {
      send(response, 401, {});
    } else if (status) {
      send(response, status, { error: { message: 'sekret' } });
    } else if (pathname.endsWith('/listClusterUserCredential')) {
      send(response, request.method === 'POST' ? 200 : 405, {
        kubeconfigs: [{ name: 'clusterUser', value: b64(kubeconfig()) }],
      });
    } else {
      const page = Number(searchParams.get('page') ?? 0);
      send(response, 200, {
        value: pages[page],
        ...(pages[page + 1] && {
          nextLink: `${base}${pathname}?page=${page + 1}`,
        }),
      });
    }
  });
  function send(response: ServerResponse, status: number, body: object) {
    response
      .writeHead(status, {
        'content-type': 'application/json',
        ...(status === 429 && { 'retry-after': '0' }),
      })
      .end(JSON.stringify(body));
  }

  beforeAll(async () => {
    north = await startCluster({ name: 'north' });
    await new Promise<void>(resolve => arm.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(arm.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await north.stop();
    arm.closeAllConnections();
    await new Promise(resolve => arm.close(resolve));
  });
  beforeEach(() => {
    asked = [];
    pages = [[aks({ name: 'north' })]];
    fail = () => undefined;
    kubeconfig = () =>
      JSON.stringify({
        'current-context': 'x',
        clusters: [
          {
            name: 'c',
            cluster: {
              server: north.url,
              'certificate-authority-data': b64(north.caPem),
            },
          },
        ],
        contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
        users: [{ name: 'u', user: { 'auth-provider': { name: 'azure' } } }],
      });
  });

  const source = (options: Partial<AksConfig> = {}, now?: () => number) => {
    const [config] = readAksConfig(
      new ConfigReader({
        kaito: {
          clusters: { aks: [{ subscriptionId: SUBSCRIPTION, ...options }] },
        },
      } as never),
    );
    return aksClusterSource({
      field: 'kaito.clusters.aks[0]',
      aks: config,
      client: new AzureClient({
        endpoint: base,
        credential,
        maxRetries: 2,
        timeoutMs: 5_000,
      }),
      credentials: createClusterCredentials({
        azure: () => credential,
        allowExec: false,
      }),
      refreshSeconds: 0.05,
      now,
    });
  };
  const names = (entries: readonly ClusterEntry[]) =>
    entries.map(entry => entry.name);
  const problems = (entries: readonly ClusterEntry[]) =>
    entries.map(entry => ('problem' in entry ? entry.problem : undefined));

  it('connects to a cluster it found, with the Entra token for AKS', async () => {
    const clusters = await source().listClusters();
    expect(clusters).toEqual([
      expect.objectContaining({ name: 'north', url: north.url }),
    ]);
    const transport = new UndiciClusterTransport(clusters);
    const answer = await transport.request('north', {
      method: 'GET',
      path: '/api/v1/nodes',
    });
    await answer.body.dump();
    expect(answer.statusCode).toBe(200);
    expect(scopes).toContain(AKS_SCOPE);
    await transport.close();
  });

  it('reads every page, keeps what has the tags, and names clusters as told', async () => {
    pages = [
      [
        aks({ name: 'a', group: 'one', tags: { Team: 'ml', x: 'y' } }),
        aks({ name: 'b', tags: { team: 'ML' } }),
      ],
      [aks({ name: 'c' }), { name: 'not a cluster' }],
      [aks({ name: 'd', group: 'two', tags: { TEAM: 'ml' } })],
    ];
    const clusters = await source({
      tags: { team: 'ml' },
      clusterName: '{resourceGroup}/{name}',
    }).listClusters();
    expect(names(clusters)).toEqual(['one/a', 'two/d']);
  });

  it('asks for one resource group only', async () => {
    await source({ resourceGroup: 'ml-prod' }).listClusters();
    expect(asked[0]).toBe(
      `GET /subscriptions/${SUBSCRIPTION}/resourceGroups/ml-prod/providers/Microsoft.ContainerService/managedClusters`,
    );
  });

  it('waits when Azure asks it to', async () => {
    let busy = 2;
    fail = path => {
      busy -= path.endsWith('/managedClusters') ? 1 : 0;
      return busy >= 0 ? 429 : undefined;
    };
    expect(names(await source().listClusters())).toEqual(['north']);
  });

  it('asks for addresses and authorities only now and then', async () => {
    let time = 0;
    const found = source({}, () => time);
    await found.listClusters();
    await found.listClusters();
    const posts = () => asked.filter(text => text.startsWith('POST')).length;
    expect(posts()).toBe(1);
    time += 16 * 60_000;
    await found.listClusters();
    expect(posts()).toBe(2);
  });

  it('says which role is missing on one cluster, and keeps the others', async () => {
    pages = [[aks({ name: 'closed' }), aks({ name: 'north' })]];
    fail = path => (path.includes('/closed/') ? 403 : undefined);
    const clusters = await source().listClusters();
    expect(problems(clusters)).toEqual([
      expect.stringMatching(/closed \(403\).*Cluster User/),
      undefined,
    ]);
    expect(JSON.stringify(clusters)).not.toContain('sekret');
  });

  it('explains stopped, unfinished and private clusters', async () => {
    pages = [
      [
        aks({
          name: 'off',
          properties: { powerState: { code: 'Stopped' } },
        }),
        aks({ name: 'new', properties: { provisioningState: 'Creating' } }),
        aks({
          name: 'hidden',
          properties: {
            apiServerAccessProfile: { enablePrivateCluster: true },
          },
        }),
        aks({
          name: 'fenced',
          properties: {
            apiServerAccessProfile: { authorizedIPRanges: ['10.0.0.0/8'] },
          },
        }),
      ],
    ];
    fail = path => (/\/(off|new)\//.test(path) ? 400 : undefined);
    const [off, fresh, hidden, fenced] = await source().listClusters();
    expect(problems([off, fresh])).toEqual([
      expect.stringMatching(/off is stopped.*az aks start/),
      expect.stringMatching(/new is being created/),
    ]);
    expect(hidden).toMatchObject({ hint: expect.stringMatching(/private/) });
    expect(fenced).toMatchObject({ hint: expect.stringMatching(/ranges/) });
  });

  it("uses an administrator's account only when told to", async () => {
    pages = [[aks({ name: 'north', properties: { aadProfile: null } })]];
    kubeconfig = () => north.kubeconfig('reader');
    expect(problems(await source().listClusters())).toEqual([
      expect.stringMatching(/not integrated with Microsoft Entra.*enable-aad/),
    ]);
    const [local] = await source({ localAccounts: true }).listClusters();
    expect(local).toMatchObject({ name: 'north', url: north.url });
    expect('token' in local && (await local.token!())).toBe(
      north.tokens.reader,
    );
  });

  it('runs no program and reads no file that a kubeconfig of Azure names', async () => {
    pages = [[aks({ name: 'north', properties: { aadProfile: null } })]];
    const odd = (user: object, cluster: object = {}) =>
      JSON.stringify({
        clusters: [{ name: 'c', cluster: { server: north.url, ...cluster } }],
        contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
        users: [{ name: 'u', user }],
      });
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: 'false',
    };
    const listed = async (text: string) => {
      kubeconfig = () => text;
      return problems(await source({ localAccounts: true }).listClusters());
    };
    expect(await listed(odd({ exec }))).toEqual([
      expect.stringMatching(/no local account/),
    ]);
    expect(
      await listed(
        odd({ token: 't' }, { 'certificate-authority': '/etc/passwd' }),
      ),
    ).toEqual([expect.stringMatching(/passwd/)]);
  });

  it('keeps the clusters it found while Azure refuses to list them', async () => {
    const directory = new ClusterDirectory({
      sources: [source()],
      logger: mockServices.logger.mock(),
      retrySeconds: 0.05,
    });
    let told: ClusterEntry[] = [];
    let wake = () => {};
    const next = (count: number) =>
      new Promise<void>(resolve => {
        wake = () => told.length === count && resolve();
      });
    const first = next(1);
    directory.start(entries => {
      told = entries;
      wake();
    });
    await first;
    fail = () => 403;
    await next(2);
    expect(names(told)).toEqual([
      'north',
      'AKS discovery (app-config kaito.clusters.aks[0])',
    ]);
    expect(problems(told)[1]).toMatch(
      /answered 403 for the AKS clusters of subscription .* role Reader.*still watched/,
    );
    fail = () => undefined;
    await next(1);
    pages = [[]];
    await next(0);
    directory.stop();
  });

  it('reads its configuration, and says what is wrong with it', () => {
    const build = (entry: object) =>
      aksClusterSources({
        config: new ConfigReader({
          kaito: { clusters: { aks: [entry] } },
        } as never),
        credential: () => credential,
        credentials: createClusterCredentials({
          azure: () => credential,
          allowExec: false,
        }),
        refreshSeconds: 60,
      });
    expect(build({ subscriptionId: SUBSCRIPTION })).toEqual([
      expect.objectContaining({ remote: true, refreshSeconds: 60 }),
    ]);
    expect(() => build({})).toThrow(/kaito\.clusters\.aks\.0\.subscriptionId/);
    expect(() => build({ subscriptionId: 'a', resourceGroup: '../x' })).toThrow(
      /resourceGroup/,
    );
    expect(() => build({ subscriptionId: 'a', clusterName: '{id}' })).toThrow(
      /clusterName: must hold \{name\}/,
    );
  });
});
