import { READER } from '../../auth';
import type { Check } from '../Check';
import { type ContractServer, WIDGETS } from '../ContractServer';
import { waitUntil } from '../waitUntil';
import { workspaceManifest } from '../workspaceManifest';

const WORKSPACES = '/apis/kaito.sh/v1beta1/workspaces';
const NODES = '/api/v1/nodes';
const REVIEWS = '/apis/authorization.k8s.io/v1';
const READ = ['get', 'list', 'watch'];

/** Waits for rules to take effect: a real server learns of them a moment later. */
const whenStatus = ({ reader }: ContractServer, path: string, status: number) =>
  waitUntil(
    () => reader.get(path),
    answer => answer.status === status,
  );

const mayReader = async ({ reader }: ContractServer, resource: object) => {
  const { status, body } = await reader.call(
    'POST',
    `${REVIEWS}/selfsubjectaccessreviews`,
    {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: resource },
    },
  );
  expect(status).toBe(201);
  return body.status.allowed as boolean;
};

export const ACCESS_CHECKS: Check[] = [
  {
    name: 'a token nobody has gets 401',
    async run({ admin }, see) {
      const stranger = admin.as('not-a-token');
      const answer = await stranger.get(WORKSPACES);
      await stranger.close();
      expect(answer.status).toBe(401);
      see('body', answer.body);
    },
  },
  {
    name: 'a user without rights gets 403 for a list',
    async run({ nobody }, see) {
      const answer = await nobody.get(WORKSPACES);
      expect(answer.status).toBe(403);
      see('body', answer.body);
      expect((await nobody.get('/readyz')).status).toBe(200);
    },
  },
  {
    name: 'a reader reads, and neither writes nor sees Secrets',
    async run(server, see) {
      const { reader, namespace } = server;
      const path = `/apis/kaito.sh/v1beta1/namespaces/${namespace}/workspaces`;
      await whenStatus(server, path, 200);
      const created = await reader.call('POST', path, workspaceManifest('r'));
      expect(created.status).toBe(403);
      see('create', created.body);
      const removed = await reader.call('DELETE', `${path}/some`);
      expect(removed.status).toBe(403);
      see('delete', removed.body);
      const secrets = await reader.get('/api/v1/secrets');
      expect(secrets.status).toBe(403);
      see('secrets', secrets.body);
    },
  },
  {
    name: 'a kind that is not installed: 403 without rights on it, 404 with',
    async run(server, see) {
      expect((await server.nobody.get(WIDGETS.path)).status).toBe(403);
      const without = await server.reader.get(WIDGETS.path);
      expect(without.status).toBe(403);
      see('without rights', without.body);
      const rule = {
        groups: [WIDGETS.group],
        resources: [WIDGETS.plural],
        verbs: READ,
      };
      await server.setReaderRules([...READER.rules, rule]);
      const missing = await whenStatus(server, WIDGETS.path, 404);
      see('with rights', missing.body);
      expect((await server.admin.get(WIDGETS.path)).status).toBe(404);
      await server.setReaderRules(READER.rules);
      await whenStatus(server, WIDGETS.path, 403);
    },
  },
  {
    name: 'rights on one kind can be taken and given back; an open watch goes on',
    async run(server) {
      const { admin, reader, namespace } = server;
      const maps = `/api/v1/namespaces/${namespace}/configmaps`;
      const { body } = await reader.get(`${maps}?limit=1`);
      const stream = await reader.watch(
        `${maps}?watch=true&resourceVersion=${body.metadata.resourceVersion}`,
      );
      expect(stream.status).toBe(200);
      await server.setReaderRules(
        READER.rules.filter(({ resources }) => !resources.includes('nodes')),
      );
      await whenStatus(server, NODES, 403);
      expect((await reader.get(maps)).status).toBe(403);
      expect((await reader.get(WORKSPACES)).status).toBe(200);
      await admin.call('POST', maps, { metadata: { name: 'still-told' } });
      expect(await stream.next()).toMatchObject({ type: 'ADDED' });
      stream.close();
      await server.setReaderRules(READER.rules);
      await whenStatus(server, NODES, 200);
    },
  },
  {
    name: 'a review of one’s own access says what a request would meet',
    async run(server) {
      const list = { group: 'kaito.sh', resource: 'workspaces', verb: 'list' };
      expect(await mayReader(server, list)).toBe(true);
      expect(await mayReader(server, { ...list, verb: 'delete' })).toBe(false);
      expect(
        await mayReader(server, { resource: 'secrets', verb: 'get' }),
      ).toBe(false);
      const log = { resource: 'pods', subresource: 'log', verb: 'get' };
      expect(await mayReader(server, log)).toBe(true);
      await server.setReaderRules([]);
      await whenStatus(server, WORKSPACES, 403);
      expect(await mayReader(server, list)).toBe(false);
      await server.setReaderRules(READER.rules);
      await whenStatus(server, WORKSPACES, 200);
    },
  },
  {
    name: 'a review that asks nothing is refused',
    async run({ reader }, see) {
      const { status, body } = await reader.call(
        'POST',
        `${REVIEWS}/selfsubjectaccessreviews`,
        {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: {},
        },
      );
      expect(status).toBe(422);
      see('causes', body.details.causes);
    },
  },
  {
    name: 'a review of one’s own rules lists them',
    async run({ reader, namespace }, see) {
      const { status, body } = await reader.call(
        'POST',
        `${REVIEWS}/selfsubjectrulesreviews`,
        {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectRulesReview',
          spec: { namespace },
        },
      );
      expect(status).toBe(201);
      expect(body.status).toMatchObject({
        incomplete: false,
        resourceRules: expect.arrayContaining([
          { verbs: ['get'], apiGroups: [''], resources: ['pods/log'] },
        ]),
      });
      see('fields', Object.keys(body.status).sort());
    },
  },
];
