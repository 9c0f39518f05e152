import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common';
import { openHealthGate } from '../permissions/__testUtils__/openHealthGate';
import { AuditTrail } from '../audit';
import { endpointFixture } from './__testUtils__/fixtures';
import { createEndpoints } from './createEndpoints';

const {
  title,
  workload,
  owner,
  via,
  ready,
  id,
  servedModel,
  inClusterUrl,
  ...shared
} = endpointFixture();

const serving: Workload = {
  ...shared,
  ref: workload,
  uid: 'uid-1',
  purpose: 'inference',
  phase: {
    name: 'Ready',
    severity: 'ok',
    reason: null,
    message: null,
    since: null,
  },
  instanceType: null,
  nodes: { target: 1, ready: 1 },
  provenance: {
    requestId: null,
    requestedBy: null,
    owner,
    purpose: null,
    expires: null,
    source: null,
    pullRequest: null,
  },
  managed: false,
  endpoint: { id, servedModel, inClusterUrl, ready },
  createdAt: null,
};
const tuning: Workload = { ...serving, purpose: 'tuning', endpoint: null };

function setup(data = {}) {
  const lifecycle = mockServices.lifecycle.mock();
  const transport = { request: jest.fn() };
  const endpoints = createEndpoints({
    config: mockServices.rootConfig({ data }),
    fleet: { workloads: () => [serving, tuning], health: () => [] },
    gate: { predicate: async () => () => true },
    healthGate: openHealthGate,
    transport,
    audit: AuditTrail.create({
      auditor: mockServices.auditor.mock(),
      logger: mockServices.logger.mock(),
    }),
    lifecycle,
  });
  return { ...endpoints, lifecycle };
}

describe('createEndpoints', () => {
  it('offers an endpoint for each workload that has one', async () => {
    const { directory } = setup();
    const list = await directory.list(mockCredentials.user());
    expect(list.items).toEqual([endpointFixture({ title, via })]);
  });

  it('ends calls with the backend', () => {
    expect(setup().lifecycle.addShutdownHook).toHaveBeenCalledTimes(1);
  });

  it('refuses a configuration that makes no sense', () => {
    expect(() =>
      setup({ kaito: { gateway: { limits: { concurrentPerUser: -1 } } } }),
    ).toThrow('kaito.gateway.limits.concurrentPerUser');
  });
});
