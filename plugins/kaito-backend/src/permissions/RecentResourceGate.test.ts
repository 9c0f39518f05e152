import { mockCredentials } from '@backstage/backend-test-utils';
import {
  kaitoEndpointInvokePermission,
  kaitoWorkloadReadPermission,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { RecentResourceGate } from './RecentResourceGate';
import type { Allows } from './ResourceGate';

const invoke = kaitoEndpointInvokePermission;
const dana = mockCredentials.user('user:default/dana');

function setUp() {
  const clock = { now: 0 };
  const predicate = jest.fn(async (): Promise<Allows> => () => true);
  const gate = new RecentResourceGate({ predicate }, () => clock.now);
  return { clock, predicate, gate };
}

describe('RecentResourceGate', () => {
  it('asks once within ten seconds, and anew after them', async () => {
    const { clock, predicate, gate } = setUp();
    const first = gate.predicate(invoke, dana);
    clock.now = 9_999;
    expect(gate.predicate(invoke, dana)).toBe(first);
    expect(predicate).toHaveBeenCalledTimes(1);
    clock.now = 10_000;
    expect(gate.predicate(invoke, dana)).not.toBe(first);
    expect(predicate).toHaveBeenCalledTimes(2);
  });

  it('counts them from the question, however often it is used', () => {
    const { clock, predicate, gate } = setUp();
    for (clock.now = 0; clock.now < 30_000; clock.now += 500) {
      gate.predicate(invoke, dana);
    }
    expect(predicate).toHaveBeenCalledTimes(3);
  });

  it('knows a caller by who it is, not by its token', () => {
    const { predicate, gate } = setUp();
    gate.predicate(invoke, dana);
    gate.predicate(invoke, mockCredentials.user('user:default/dana'));
    expect(predicate).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['user', mockCredentials.user('user:default/lee')],
    [
      'one who acts for the user',
      mockCredentials.user('user:default/dana', { actor: { subject: 'x' } }),
    ],
    ['service', mockCredentials.service('plugin:scaffolder')],
    [
      'service with fewer rights',
      mockCredentials.service('plugin:scaffolder', {
        permissionNames: ['kaito.workload.read'],
      }),
    ],
  ])('asks anew for another %s', (_, other) => {
    const { predicate, gate } = setUp();
    gate.predicate(invoke, dana);
    gate.predicate(invoke, mockCredentials.service('plugin:search'));
    gate.predicate(invoke, other);
    expect(predicate).toHaveBeenCalledTimes(3);
    expect(predicate).toHaveBeenLastCalledWith(invoke, other);
  });

  it('asks anew for another permission', () => {
    const { predicate, gate } = setUp();
    gate.predicate(invoke, dana);
    gate.predicate(kaitoWorkloadReadPermission, dana);
    expect(predicate).toHaveBeenCalledTimes(2);
  });

  it('does not keep a refusal', async () => {
    const { predicate, gate } = setUp();
    predicate.mockResolvedValueOnce(
      Object.assign(() => false, { never: true as const }),
    );
    expect((await gate.predicate(invoke, dana)).never).toBe(true);
    expect((await gate.predicate(invoke, dana)).never).toBeUndefined();
  });

  it('does not keep a failure', async () => {
    const { predicate, gate } = setUp();
    predicate.mockRejectedValueOnce(
      new Error('The permission backend is away'),
    );
    await expect(gate.predicate(invoke, dana)).rejects.toThrow('away');
    expect((await gate.predicate(invoke, dana))({} as never)).toBe(true);
    expect(predicate).toHaveBeenCalledTimes(2);
  });
});
