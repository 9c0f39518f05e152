import { mockCredentials } from '@backstage/backend-test-utils';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import {
  kaitoEndpointInvokePermission,
  kaitoPermissions,
  kaitoWorkloadReadPermission,
} from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import { createExamplePolicy, signedInPolicy } from './policies';

const policy = createExamplePolicy({ sharedClusters: ['aks-weu-dev'] });

function person(userEntityRef: string, ...groups: string[]) {
  const credentials = mockCredentials.user(userEntityRef);
  return {
    token: '',
    expiresInSeconds: undefined,
    identity: {
      type: 'user' as const,
      userEntityRef,
      ownershipEntityRefs: [],
    },
    credentials,
    info: { userEntityRef, ownershipEntityRefs: [userEntityRef, ...groups] },
  };
}

const dana = person('user:default/dana', 'group:default/team-search');
const pat = person('user:default/pat', 'group:default/platform');
const alex = person('user:default/alex', 'group:default/audit');
const visitor = person('user:default/guest');

const decide = async (permission: Permission, user?: typeof dana) =>
  (await policy.handle({ permission }, user)).result;

const { ALLOW, DENY, CONDITIONAL } = AuthorizeResult;

describe('example policy', () => {
  it.each([
    // permission, developer, platform, auditor, visitor
    ['kaito.model.read', ALLOW, ALLOW, ALLOW, DENY],
    ['kaito.cluster.read', ALLOW, ALLOW, ALLOW, DENY],
    ['kaito.workload.read', CONDITIONAL, ALLOW, ALLOW, DENY],
    ['kaito.workload.logs.read', CONDITIONAL, ALLOW, DENY, DENY],
    ['kaito.endpoint.invoke', CONDITIONAL, ALLOW, DENY, DENY],
    ['kaito.request.create', ALLOW, ALLOW, DENY, DENY],
    ['kaito.request.read', CONDITIONAL, ALLOW, ALLOW, DENY],
    ['kaito.inventory.read', DENY, ALLOW, ALLOW, DENY],
    ['kaito.inventory.export', DENY, ALLOW, ALLOW, DENY],
  ])('%s', async (name, ...expected) => {
    const permission = kaitoPermissions.find(p => p.name === name)!;
    expect(
      await Promise.all(
        [dana, pat, alex, visitor].map(user => decide(permission, user)),
      ),
    ).toEqual(expected);
    expect(await decide(permission)).toBe(DENY);
  });

  it('has an opinion on every permission of the KAITO plugins', () => {
    expect(kaitoPermissions).toHaveLength(9);
  });

  it('lets a developer see and invoke what the own groups own and what runs in a shared cluster', async () => {
    const conditions = {
      anyOf: [
        {
          rule: 'IS_OWNED_BY',
          params: {
            claims: ['user:default/dana', 'group:default/team-search'],
          },
        },
        { rule: 'IS_IN_CLUSTER', params: { clusters: ['aks-weu-dev'] } },
      ],
    };
    expect(
      await policy.handle({ permission: kaitoWorkloadReadPermission }, dana),
    ).toMatchObject({
      pluginId: 'kaito',
      resourceType: 'kaito-workload',
      conditions,
    });
    expect(
      await policy.handle({ permission: kaitoEndpointInvokePermission }, dana),
    ).toMatchObject({
      pluginId: 'kaito',
      resourceType: 'kaito-endpoint',
      conditions,
    });
  });

  it('lets a developer follow only the own runs of a template', async () => {
    const taskRead = createPermission({
      name: 'scaffolder.task.read',
      attributes: { action: 'read' },
      resourceType: 'scaffolder-task',
    });
    expect(await policy.handle({ permission: taskRead }, dana)).toEqual({
      result: CONDITIONAL,
      pluginId: 'scaffolder',
      resourceType: 'scaffolder-task',
      conditions: {
        rule: 'IS_TASK_OWNER',
        resourceType: 'scaffolder-task',
        params: { createdBy: ['user:default/dana'] },
      },
    });
  });

  it('lets developers and nobody with less start a template', async () => {
    const create = createPermission({
      name: 'scaffolder.task.create',
      attributes: { action: 'create' },
    });
    expect(
      await Promise.all(
        [dana, pat, alex, visitor].map(user => decide(create, user)),
      ),
    ).toEqual([ALLOW, ALLOW, DENY, DENY]);
  });

  it('lets everyone who is signed in read the catalog and only the platform delete from it', async () => {
    const people = [dana, pat, alex, visitor];
    expect(
      await Promise.all(
        people.map(user => decide(catalogEntityReadPermission, user)),
      ),
    ).toEqual([ALLOW, ALLOW, ALLOW, ALLOW]);
    expect(
      await Promise.all(
        people.map(user => decide(catalogEntityDeletePermission, user)),
      ),
    ).toEqual([DENY, ALLOW, DENY, DENY]);
  });

  it('denies what it does not know, even names that objects inherit', async () => {
    for (const name of ['kaito.future', 'constructor', 'toString']) {
      const permission = createPermission({ name, attributes: {} });
      expect(await decide(permission, dana)).toBe(DENY);
      expect(await decide(permission, alex)).toBe(DENY);
    }
  });
});

describe('signedInPolicy', () => {
  it('asks no more than to be signed in', async () => {
    const request = { permission: kaitoEndpointInvokePermission };
    expect(await signedInPolicy.handle(request, visitor)).toEqual({
      result: ALLOW,
    });
    expect(await signedInPolicy.handle(request)).toEqual({ result: DENY });
  });
});
