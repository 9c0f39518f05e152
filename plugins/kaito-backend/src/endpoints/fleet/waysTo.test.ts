import { readyWorkspace } from '../../fleet/__testUtils__/snapshot';
import type { WaySettings } from './WaySettings';
import { fleetOf, gateway, route, service } from './__testUtils__/fleetOf';

const toPhi = { name: 'phi', port: 80 };

function endpoint(
  objects: object[],
  settings: Partial<WaySettings> = {},
  annotations: Record<string, string> = {},
) {
  const workspace = readyWorkspace('phi', { metadata: { annotations } });
  return fleetOf([workspace, service('phi'), ...(objects as never[])], {
    settings,
  }).list()[0];
}

const ways = (...args: Parameters<typeof endpoint>) =>
  endpoint(...args).ways.map(({ via, targets: [target] }) =>
    target.by === 'url'
      ? [via, target.url, target.named, target.connectTo]
      : [via],
  );

const PROXY = ['service-proxy'];

describe('ways to a workload', () => {
  it('are taken in the order of the design', () => {
    const all = fleetOf(
      [
        readyWorkspace('phi', {
          metadata: {
            annotations: {
              'kaito-portal.io/endpoint-url': 'https://phi.example.com/v1',
            },
          },
        }),
        service('phi', '20.9.9.9'),
        gateway(),
        route(toPhi, { hostnames: ['llm.example.com'] }),
      ],
      {
        settings: {
          portalCluster: () => 'a',
          clusterDomain: 'k8s.internal',
          allowedHosts: ['phi.example.com'],
          urls: new Map([['a~search~phi', 'http://10.0.0.7:8080/v1/']]),
        },
      },
    ).list()[0];
    expect(
      all.ways.map(({ via, targets: [target] }) => [
        via,
        target.by === 'url' ? target.url : 'phi',
      ]),
    ).toEqual([
      ['service-dns', 'http://phi.search.svc.k8s.internal'],
      ['url', 'http://10.0.0.7:8080'],
      ['url', 'https://phi.example.com'],
      ['url', 'http://llm.example.com'],
      ['url', 'http://20.9.9.9'],
      ['service-proxy', 'phi'],
    ]);
    expect(all.view.via).toBe('service-dns');
    expect(all.view.addresses.map(({ kind, url }) => [kind, url])).toEqual([
      ['cluster', 'http://phi.search.svc.k8s.internal/v1'],
      ['load-balancer', 'http://20.9.9.9/v1'],
      ['http-route', 'http://llm.example.com/v1'],
      ['public', 'https://phi.example.com/v1'],
    ]);
  });

  it('do not follow a claim of the manifest to a host that is not allowed', () => {
    const url = 'kaito-portal.io/endpoint-url';
    const claimed = (claim: string, allowedHosts: string[] = []) =>
      ways([], { allowedHosts }, { [url]: claim });
    expect(claimed('http://169.254.169.254/v1')).toEqual([PROXY]);
    expect(claimed('https://evil.example.com', ['example.com'])).toEqual([
      PROXY,
    ]);
    expect(
      claimed('https://phi.example.com:8443', ['phi.example.com:443']),
    ).toEqual([PROXY]);
    expect(claimed('file:///etc/passwd', [''])).toEqual([PROXY]);
    expect(claimed('https://u:p@phi.example.com', ['phi.example.com'])).toEqual(
      [PROXY],
    );
    expect(
      claimed('https://phi.example.com:8443/v1', ['phi.example.com:8443']),
    ).toEqual([
      ['url', 'https://phi.example.com:8443', true, undefined],
      PROXY,
    ]);
    expect(
      endpoint([], {}, { [url]: 'https://x.example.com/v1' }).view.addresses,
    ).toContainEqual({
      kind: 'public',
      url: 'https://x.example.com/v1',
      note: expect.stringContaining('kaito.gateway.allowedHosts'),
    });
  });

  it('connect to a Gateway’s own address by the host of its route', () => {
    const https = [{ name: 'web', port: 8443, protocol: 'HTTPS' }];
    expect(
      ways([gateway(https), route(toPhi, { hostnames: ['llm.example.com'] })]),
    ).toEqual([
      ['url', 'https://llm.example.com:8443', false, '20.1.2.3'],
      PROXY,
    ]);
    expect(ways([gateway(undefined, 'fd00::7'), route(toPhi)])).toEqual([
      ['url', 'http://[fd00::7]', false, undefined],
      PROXY,
    ]);
  });

  it('take only routes that lead to the path a model knows', () => {
    const through = (rule: object) => ways([gateway(), route(toPhi, { rule })]);
    const path = (value: string, type = 'PathPrefix') => ({
      matches: [{ path: { type, value } }],
    });
    const plain = [['url', 'http://20.1.2.3', false, undefined], PROXY];
    expect(through({})).toEqual(plain);
    expect(through(path('/'))).toEqual(plain);
    expect(through(path('/v1'))).toEqual(plain);
    expect(through(path('/phi'))).toEqual([PROXY]);
    expect(through(path('/.*', 'RegularExpression'))).toEqual([PROXY]);
    expect(
      through({
        ...path('/phi'),
        filters: [
          {
            type: 'URLRewrite',
            urlRewrite: {
              path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' },
            },
          },
        ],
      }),
    ).toEqual([['url', 'http://20.1.2.3/phi', false, undefined], PROXY]);
    expect(through({ matches: [{ headers: [{ name: 'X-Team' }] }] })).toEqual([
      PROXY,
    ]);
  });

  it('take no route that its Gateway refuses, has no address, or only wildcards', () => {
    const refused = {
      parents: [
        {
          parentRef: { name: 'gw' },
          conditions: [{ type: 'Accepted', status: 'False' }],
        },
      ],
    };
    expect(ways([gateway(), route(toPhi, { status: refused })])).toEqual([
      PROXY,
    ]);
    expect(ways([route(toPhi)])).toEqual([PROXY]);
    expect(
      ways([gateway(), route(toPhi, { hostnames: ['*.example.com'] })]),
    ).toEqual([PROXY]);
    const grpc = [{ name: 'g', port: 80, protocol: 'TLS' }];
    expect(ways([gateway(grpc), route(toPhi)])).toEqual([PROXY]);
  });

  it('let only its own model through a Gateway that goes by the body', () => {
    const { models, dialect } = endpoint([
      gateway(),
      route(toPhi, {
        rule: { matches: [{ headers: [{ name: 'X-Gateway-Model-Name' }] }] },
      }),
    ]);
    expect(models).toEqual({ ids: ['phi-4'], closed: true, any: false });
    expect(dialect.modelInBody?.(null)).toBe('phi-4');
  });
});
