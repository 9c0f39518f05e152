import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  kaitoEndpointInvokePermission,
  kaitoWorkloadReadPermission,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  createKaitoEndpointConditionalDecision,
  createKaitoWorkloadConditionalDecision,
  kaitoEndpointConditions,
  kaitoWorkloadConditions,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { createPermissionIntegrationRouter } from '@backstage/plugin-permission-node';
import { DefaultResourceGate } from './DefaultResourceGate';
import type { KaitoResource } from './ResourceGate';
import { registerPermissions } from './resourceTypes';

const resource: KaitoResource = {
  cluster: 'a',
  namespace: 'search',
  kind: 'Workspace',
  models: ['phi-4'],
  owner: 'group:default/team-search',
};

/** As the registry of a real backend does it over this router. */
function createRegistry() {
  const router = createPermissionIntegrationRouter();
  return {
    addPermissions: router.addPermissions,
    addPermissionRules: router.addPermissionRules,
    addResourceType: (options: any) =>
      router.addResourceType({
        ...options,
        resourceType: options.resourceRef.resourceType,
      }),
    getPermissionRuleset: router.getPermissionRuleset,
  };
}

function createGate(...decisions: unknown[]) {
  const permissions = mockServices.permissions.mock({
    authorizeConditional: jest.fn().mockResolvedValue(decisions),
  });
  const permissionsRegistry = createRegistry();
  registerPermissions(permissionsRegistry);
  const gate = new DefaultResourceGate({ permissions, permissionsRegistry });
  return { gate, permissions };
}

const credentials = mockCredentials.user('user:default/dana');

describe('DefaultResourceGate', () => {
  it.each([
    [AuthorizeResult.ALLOW, true],
    [AuthorizeResult.DENY, false],
  ])('answers %s for every resource', async (result, expected) => {
    const { gate } = createGate({ result });
    const may = await gate.predicate(kaitoWorkloadReadPermission, credentials);
    expect(may(resource)).toBe(expected);
    expect(may.never).toBe(expected ? undefined : true);
  });

  it("asks with the caller's own credentials", async () => {
    const { gate, permissions } = createGate({ result: AuthorizeResult.DENY });
    await gate.predicate(kaitoWorkloadReadPermission, credentials);
    expect(permissions.authorizeConditional).toHaveBeenCalledWith(
      [{ permission: kaitoWorkloadReadPermission }],
      { credentials },
    );
  });

  it('asks once for what is asked in the same turn of the same caller, and anew the next time', async () => {
    const { gate, permissions } = createGate(
      { result: AuthorizeResult.ALLOW },
      { result: AuthorizeResult.DENY },
    );
    const both = () =>
      Promise.all([
        gate.predicate(kaitoWorkloadReadPermission, credentials),
        gate.predicate(kaitoEndpointInvokePermission, credentials),
      ]);
    const [mayRead, mayInvoke] = await both();
    expect([mayRead(resource), mayInvoke(resource)]).toEqual([true, false]);
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
    expect(permissions.authorizeConditional).toHaveBeenCalledWith(
      [
        { permission: kaitoWorkloadReadPermission },
        { permission: kaitoEndpointInvokePermission },
      ],
      { credentials },
    );
    await both();
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(2);

    const pat = mockCredentials.user('user:default/pat');
    await Promise.all([
      gate.predicate(kaitoWorkloadReadPermission, credentials),
      gate.predicate(kaitoWorkloadReadPermission, pat),
    ]);
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(4);
  });

  it('tells everyone who asked that there was no answer', async () => {
    const { gate, permissions } = createGate();
    permissions.authorizeConditional.mockRejectedValue(new Error('down'));
    const asked = await Promise.allSettled([
      gate.predicate(kaitoWorkloadReadPermission, credentials),
      gate.predicate(kaitoEndpointInvokePermission, credentials),
    ]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('applies conditions to each resource', async () => {
    const { gate } = createGate(
      createKaitoWorkloadConditionalDecision(kaitoWorkloadReadPermission, {
        allOf: [
          kaitoWorkloadConditions.isOwnedBy({
            claims: ['group:default/team-search'],
          }),
          { not: kaitoWorkloadConditions.isInNamespace({ namespaces: ['x'] }) },
        ],
      }),
    );
    const may = await gate.predicate(kaitoWorkloadReadPermission, credentials);
    expect(may(resource)).toBe(true);
    expect(may({ ...resource, namespace: 'x' })).toBe(false);
    expect(may({ ...resource, owner: null })).toBe(false);
  });

  it('knows the rules of each resource type', async () => {
    const { gate } = createGate(
      createKaitoEndpointConditionalDecision(
        kaitoEndpointInvokePermission,
        kaitoEndpointConditions.usesModel({ models: ['PHI-4'] }),
      ),
    );
    const may = await gate.predicate(
      kaitoEndpointInvokePermission,
      credentials,
    );
    expect(may(resource)).toBe(true);
    expect(may({ ...resource, models: ['other'] })).toBe(false);
  });

  it('fails closed on a rule it does not know', async () => {
    const { gate } = createGate({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'kaito',
      resourceType: 'kaito-workload',
      conditions: { rule: 'IS_LUCKY', resourceType: 'kaito-workload' },
    });
    await expect(
      gate.predicate(kaitoWorkloadReadPermission, credentials),
    ).rejects.toThrow(/IS_LUCKY/);
  });
});
