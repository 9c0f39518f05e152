import { mockCredentials } from '@backstage/backend-test-utils';
import { findModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { PriceQuery } from '@kaito-portal/backstage-plugin-kaito-node';
import {
  object,
  readyWorkspace,
  snapshot,
} from '../fleet/__testUtils__/snapshot';
import { policy as policyOf } from './__testUtils__/question';
import { createModelPolicy, createPlacementPolicy, PolicyService } from '.';

const TYPE = 'Standard_NC24ads_A100_v4';
const OWNER = 'group:default/team-search';
const node = object('Node', 'node-1', {
  metadata: { labels: { 'topology.kubernetes.io/region': 'westeurope' } },
  spec: {
    providerID:
      'azure:///subscriptions/00000000-0000-0000-0000-000000000001/x/y',
  },
});
const own = readyWorkspace('own', {
  metadata: { annotations: { 'kaito-portal.io/owner': OWNER } },
});
const price = async ({ instanceType }: PriceQuery) => ({
  state: 'known' as const,
  basis: 'configured' as const,
  source: 'test',
  asOf: '2026-01-01T00:00:00Z',
  value: {
    perHour: instanceType === TYPE ? 4 : 0,
    currency: 'EUR',
    effective: '2026-01-01',
  },
});

const service = (...rules: object[]) =>
  new PolicyService({
    policy: policyOf(...(rules as never[])),
    source: { snapshots: () => [snapshot('a', [node, own])] },
    prices: { price },
  });
const everything = () => true;
const nothing = () => false;
const asked = (gpus: number, perMonth: number) => ({
  instanceTypes: [TYPE],
  cluster: 'a',
  asked: {
    gpus: { known: true as const, value: gpus },
    nodes: { known: true as const, value: gpus },
    cost: { known: true as const, perMonth, currency: 'EUR' },
  },
});

describe('PolicyService', () => {
  it('adds what the team has now', async () => {
    const judge = await service(
      { limits: { gpus: 2 } },
      { limits: { costPerMonth: { amount: 3000, currency: 'EUR' } } },
    ).judgeFor({ owner: OWNER, mayRead: everything });
    expect(judge(asked(1, 80))).toEqual([]);
    expect(judge(asked(2, 81)).map(({ what }) => what)).toEqual([
      `${OWNER} has 1 GPU now, and with 2 GPUs more it would have 3 GPUs; it may have 2 GPUs.`,
      `${OWNER} has 2920 EUR a month now, and with 81 EUR a month more it would have 3001 EUR a month; it may have 3000 EUR a month.`,
    ]);
  });

  it('tells no sum of what the caller may not read', async () => {
    const judge = await service({ limits: { gpus: 2 } }).judgeFor({
      owner: OWNER,
      mayRead: nothing,
    });
    const [finding] = judge(asked(2, 0));
    expect(finding).toMatchObject({
      effect: 'deny',
      what: `With 2 GPUs more ${OWNER} would have more than the 2 GPUs it may have.`,
    });
  });

  it('judges placements by cluster, machine and owner', async () => {
    const policy = createPlacementPolicy(
      service(
        { teams: [OWNER], instanceTypes: { deny: [TYPE] }, reason: 'Full.' },
        { severity: 'warn', clusters: ['a'], models: { deny: ['*'] } },
        { expiry: { required: true } },
      ),
      { predicate: async () => everything },
    );
    const placement = {
      cluster: 'a',
      instanceType: TYPE,
      needs: { nodes: 1, gpus: 1, basis: 'estimated' },
      price: { state: 'not-checked', reason: 'none' },
    } as never;
    const credentials = mockCredentials.user();
    const search = await policy.forOwner(OWNER, credentials);
    expect(search(placement, findModel('phi-4')!)).toEqual([
      `Machine type ${TYPE} may not be used. Full.`,
    ]);
    const others = await policy.forOwner(undefined, credentials);
    expect(others(placement, findModel('phi-4')!)).toEqual([]);
  });

  it('says of a model what holds for everyone and everywhere', () => {
    const { against } = createModelPolicy(
      service(
        { models: { deny: ['phi-4'] }, reason: 'Old.' },
        { teams: [OWNER], models: { deny: ['*'] } },
        { clusters: ['a'], models: { deny: ['*'] } },
        { ownerKinds: ['Group'], limits: { gpus: 0 } },
      ),
    );
    expect(against(findModel('phi-4')!)).toEqual([
      'Model microsoft/phi-4 may not be used. Old.',
    ]);
    expect(against(findModel('microsoft/Phi-4-mini-instruct')!)).toEqual([]);
  });
});
