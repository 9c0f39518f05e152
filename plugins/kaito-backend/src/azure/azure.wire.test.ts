import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { AzureClient } from './AzureClient';
import { AzureComputeFacts } from './AzureComputeFacts';
import { AzureRetailPrices } from './AzureRetailPrices';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const credential = {
  getToken: async () => ({
    token: 'sekret',
    expiresOnTimestamp: Date.now() + 3_600_000,
  }),
};
const place = { subscriptionId: 'sub', location: 'westeurope' };
const order = {
  place,
  instanceType: 'standard_nc24ads_a100_v4',
  nodes: 2,
  spot: false,
};

const a100 = {
  resourceType: 'virtualMachines',
  name: 'Standard_NC24ads_A100_v4',
  family: 'StandardNCADSA100v4Family',
  locationInfo: [{ location: 'WestEurope', zones: ['2', '1'] }],
  capabilities: [
    { name: 'vCPUs', value: '24' },
    { name: 'GPUs', value: '1' },
  ],
  restrictions: [
    {
      type: 'Zone',
      reasonCode: 'NotAvailableForSubscription',
      restrictionInfo: { locations: ['westeurope'], zones: ['2'] },
    },
  ],
};
const usage = (value: string, currentValue: number, limit: number) => ({
  unit: 'Count',
  name: { value, localizedValue: value },
  currentValue,
  limit,
});
const meter = (meterName: string, retailPrice: number) => ({
  currencyCode: 'EUR',
  retailPrice,
  armRegionName: 'westeurope',
  armSkuName: 'Standard_NC24ads_A100_v4',
  meterName,
  productName: 'Virtual Machines NCads A100 v4 Series',
  unitOfMeasure: '1 Hour',
  type: 'Consumption',
  effectiveStartDate: '2026-03-01T00:00:00Z',
});

describe('Azure over the wire', () => {
  let answer: Answer;
  const server = createServer((request, response) => answer(request, response));
  let base: string;
  let asked: string[];

  beforeAll(async () => {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise(resolve => server.close(resolve)));
  beforeEach(() => {
    asked = [];
  });

  const json = (
    response: ServerResponse,
    body: object,
    status = 200,
    headers = {},
  ) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));

  /** Answers as Azure does: machine types and usages on two pages each. */
  const azure: Answer = (request, response) => {
    const url = new URL(request.url!, base);
    asked.push(
      `${url.pathname}${url.searchParams.has('page') ? ' page 2' : ''}`,
    );
    if (request.headers.authorization !== 'Bearer sekret') {
      json(response, {}, 401);
      return;
    }
    const second = url.searchParams.has('page');
    const pages = url.pathname.endsWith('/skus')
      ? [[{ ...a100, name: 'other', resourceType: 'disks' }], [a100]]
      : [
          [usage('cores', 10, 500)],
          [usage('standardNCADSA100v4Family', 48, 96)],
        ];
    json(response, {
      value: pages[second ? 1 : 0],
      ...(!second && { nextLink: `${base}${url.pathname}?page=2` }),
    });
  };

  const facts = (options = {}) =>
    new AzureComputeFacts(
      new AzureClient({
        endpoint: base,
        credential,
        maxRetries: 1,
        timeoutMs: 5_000,
        ...options,
      }),
    );

  it('reads quota and offers from every page, once', async () => {
    answer = azure;
    const compute = facts();
    expect(await compute.quota(order)).toMatchObject({
      state: 'known',
      basis: 'measured',
      source: 'Azure compute usages',
      value: {
        neededVcpus: 48,
        enough: true,
        limits: [{ free: 48 }, { name: 'cores', free: 490 }],
      },
    });
    expect(await compute.quota({ ...order, nodes: 3 })).toMatchObject({
      value: { enough: false },
    });
    expect(await compute.offer(order)).toMatchObject({
      value: {
        offered: true,
        zones: ['1'],
        restrictions: ['NotAvailableForSubscription in zone 2'],
      },
    });
    expect(
      await compute.offer({ ...order, instanceType: 'Standard_NC6s_v3' }),
    ).toMatchObject({
      value: { offered: false },
    });
    expect(asked).toHaveLength(4);
  });

  it('waits as long as it is asked to, then tries again', async () => {
    let refused = 0;
    answer = (request, response) => {
      if (refused === 0) {
        refused += 1;
        json(response, {}, 429, { 'retry-after': '1' });
      } else {
        azure(request, response);
      }
    };
    expect(await facts().quota(order)).toMatchObject({ state: 'known' });
  });

  it.each([
    [403, /403 for machine types in westeurope.*role Reader/],
    [401, /401.*credential/],
    [429, /429.*slow down/],
    [500, /500.*Azure’s side/],
  ])('does not know after %s, and says why', async (status, reason) => {
    answer = (_, response) => json(response, { error: { code: 'x' } }, status);
    const compute = facts({ maxRetries: 0 });
    expect(await compute.quota(order)).toEqual({
      state: 'not-checked',
      reason: expect.stringMatching(reason),
    });
    expect(await compute.offer(order)).toMatchObject({ state: 'not-checked' });
  });

  it.each<[string, Answer, RegExp]>([
    [
      'another shape',
      (_, response) => json(response, { value: 'x' }),
      /another shape/,
    ],
    ['HTML', (_, response) => response.end('<html>'), /not JSON/],
    ['silence', () => {}, /did not answer in time/],
    [
      'a next page elsewhere',
      (_, response) =>
        json(response, { value: [], nextLink: 'https://example.com/' }),
      /not followed/,
    ],
    [
      'pages without end',
      (request, response) =>
        json(response, { value: [], nextLink: `${base}${request.url}` }),
      /does not end/,
    ],
    [
      'a redirect',
      (_, response) => response.writeHead(302, { location: '/' }).end(),
      /302/,
    ],
  ])('survives %s', async (_, reply, reason) => {
    answer = reply;
    expect(
      await facts({ maxRetries: 0, timeoutMs: 1_500 }).offer(order),
    ).toEqual({
      state: 'not-checked',
      reason: expect.stringMatching(reason),
    });
    server.closeAllConnections();
  });

  it('does not repeat what the identity service said', async () => {
    answer = azure;
    const failing = {
      getToken: () => Promise.reject(new Error('secret is hunter2')),
    };
    const known = await facts({ credential: failing, maxRetries: 0 }).quota(
      order,
    );
    expect(known).toMatchObject({
      reason: expect.stringContaining('cannot sign in'),
    });
    expect(JSON.stringify(known)).not.toContain('hunter2');
  });

  it('reads prices, signing in nowhere', async () => {
    answer = (request, response) => {
      const url = new URL(request.url!, base);
      asked.push(url.searchParams.get('$filter')!);
      expect(request.headers.authorization).toBeUndefined();
      expect(url.searchParams.get('currencyCode')).toBe("'EUR'");
      json(response, {
        Items: [
          meter('NC24ads A100 v4', 3.4),
          meter('NC24ads A100 v4 Spot', 1),
        ],
        NextPageLink: null,
      });
    };
    const prices = new AzureRetailPrices(new AzureClient({ endpoint: base }), {
      currency: 'EUR',
    });
    const query = {
      instanceType: order.instanceType,
      location: 'westeurope',
      spot: false,
    };
    expect(await prices.price(query)).toMatchObject({
      state: 'known',
      basis: 'measured',
      value: { perHour: 3.4, currency: 'EUR', effective: '2026-03-01' },
    });
    expect(await prices.price({ ...query, spot: true })).toMatchObject({
      value: { perHour: 1 },
    });
    expect(asked).toEqual([
      expect.stringContaining("armSkuName eq 'Standard_NC24ads_A100_v4'"),
    ]);
  });
});
