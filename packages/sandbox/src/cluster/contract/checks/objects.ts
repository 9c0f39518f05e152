import type { Check } from '../Check';
import type { ContractServer } from '../ContractServer';
import { workspaceManifest } from '../workspaceManifest';

const MERGE = { 'content-type': 'application/merge-patch+json' };
const JSON_PATCH = { 'content-type': 'application/json-patch+json' };

const workspaces = ({ namespace }: ContractServer) =>
  `/apis/kaito.sh/v1beta1/namespaces/${namespace}/workspaces`;

async function create(server: ContractServer, name: string, extra?: object) {
  const manifest = workspaceManifest(name, extra);
  const answer = await server.admin.call('POST', workspaces(server), manifest);
  expect(answer.status).toBe(201);
  return answer.body;
}

export const OBJECT_CHECKS: Check[] = [
  {
    name: 'create fills in identity and defaults',
    async run(server, see) {
      const created = await create(server, 'defaults');
      expect(created).toMatchObject({
        metadata: {
          name: 'defaults',
          namespace: server.namespace,
          generation: 1,
          uid: expect.any(String),
          creationTimestamp: expect.stringMatching(/^\d{4}-.*Z$/),
          resourceVersion: expect.stringMatching(/^\d+$/),
        },
        resource: { count: 1 },
        inference: { preset: { accessMode: 'public' } },
      });
      expect(created.status).toBeUndefined();
      const { metadata, ...rest } = created;
      see('object', rest);
    },
  },
  {
    name: 'create makes a name of generateName',
    async run(server) {
      const { status, body } = await server.admin.call(
        'POST',
        workspaces(server),
        { ...workspaceManifest('x'), metadata: { generateName: 'gen-' } },
      );
      expect(status).toBe(201);
      expect(body.metadata.name).toMatch(/^gen-[a-z0-9]{5}$/);
    },
  },
  {
    name: 'a taken name gets 409 AlreadyExists',
    async run(server, see) {
      await create(server, 'twice');
      const again = await server.admin.call(
        'POST',
        workspaces(server),
        workspaceManifest('twice'),
      );
      expect(again).toMatchObject({
        status: 409,
        body: { kind: 'Status', reason: 'AlreadyExists' },
      });
      see('body', again.body);
    },
  },
  {
    name: 'what is not there gets 404, a namespace too',
    async run(server, see) {
      const nowhere = await server.admin.get(`${workspaces(server)}/nowhere`);
      expect(nowhere.status).toBe(404);
      see('object', nowhere.body);
      const orphan = await server.admin.call(
        'POST',
        '/apis/kaito.sh/v1beta1/namespaces/no-such-namespace/workspaces',
        workspaceManifest('orphan'),
      );
      expect(orphan.status).toBe(404);
      see('namespace', orphan.body);
    },
  },
  {
    name: 'PUT with a stale resourceVersion gets 409 and changes nothing',
    async run(server, see) {
      const first = await create(server, 'stale');
      const path = `${workspaces(server)}/stale`;
      const labelled = (a: string) => ({
        ...first,
        metadata: { ...first.metadata, labels: { a } },
      });
      const written = await server.admin.call('PUT', path, labelled('1'));
      expect(written.status).toBe(200);
      const refused = await server.admin.call('PUT', path, labelled('2'));
      expect(refused).toMatchObject({
        status: 409,
        body: { reason: 'Conflict' },
      });
      see('body', refused.body);
      const now = await server.admin.get(path);
      expect(now.body.metadata.labels).toEqual({ a: '1' });
    },
  },
  {
    name: 'PUT without a resourceVersion is refused for a custom resource',
    async run(server, see) {
      const { metadata, ...rest } = await create(server, 'unversioned');
      const { resourceVersion, ...unversioned } = metadata;
      const { status, body } = await server.admin.call(
        'PUT',
        `${workspaces(server)}/unversioned`,
        { ...rest, metadata: unversioned },
      );
      expect(status).toBe(422);
      see('body', body);
    },
  },
  {
    name: 'what changes nothing is not written',
    async run(server) {
      const first = await create(server, 'same');
      const { body } = await server.admin.call(
        'PUT',
        `${workspaces(server)}/same`,
        first,
      );
      expect(body.metadata.resourceVersion).toBe(
        first.metadata.resourceVersion,
      );
    },
  },
  {
    name: 'status has a path and no generation of its own',
    async run(server) {
      await create(server, 'parts');
      const path = `${workspaces(server)}/parts`;
      const status = await server.admin.call(
        'PATCH',
        `${path}/status`,
        { status: { state: 'Pending' }, metadata: { labels: { no: 'no' } } },
        MERGE,
      );
      expect(status.body).toMatchObject({
        metadata: { generation: 1 },
        status: { state: 'Pending' },
      });
      const main = await server.admin.call(
        'PATCH',
        path,
        { status: { state: 'Ready' }, inference: { config: 'other' } },
        MERGE,
      );
      expect(main.body).toMatchObject({
        metadata: { generation: 2 },
        status: { state: 'Pending' },
        inference: { config: 'other' },
      });
      const labelled = await server.admin.call(
        'PATCH',
        path,
        { metadata: { labels: { a: 'b' } } },
        MERGE,
      );
      expect(labelled.body.metadata.generation).toBe(2);
    },
  },
  {
    name: 'labels in a write to status are not written',
    async run(server) {
      await create(server, 'status-labels');
      const path = `${workspaces(server)}/status-labels`;
      await server.admin.call(
        'PATCH',
        `${path}/status`,
        { status: { state: 'Pending' }, metadata: { labels: { no: 'no' } } },
        MERGE,
      );
      const { body } = await server.admin.get(path);
      expect(body.metadata.labels).toBeUndefined();
    },
  },
  {
    name: 'JSON patches are applied, or refused with 422',
    async run(server) {
      await create(server, 'json');
      const path = `${workspaces(server)}/json`;
      const added = await server.admin.call(
        'PATCH',
        path,
        [{ op: 'add', path: '/metadata/labels', value: { team: 'x' } }],
        JSON_PATCH,
      );
      expect(added.body.metadata.labels).toEqual({ team: 'x' });
      const failed = await server.admin.call(
        'PATCH',
        path,
        [{ op: 'test', path: '/metadata/labels/team', value: 'y' }],
        JSON_PATCH,
      );
      expect(failed.status).toBe(422);
    },
  },
  {
    name: 'a strategic merge patch of a custom resource gets 415',
    async run(server) {
      await create(server, 'strategic');
      const { status, body } = await server.admin.call(
        'PATCH',
        `${workspaces(server)}/strategic`,
        {},
        { 'content-type': 'application/strategic-merge-patch+json' },
      );
      expect({ status, reason: body.reason }).toEqual({
        status: 415,
        reason: 'UnsupportedMediaType',
      });
    },
  },
  {
    name: 'a required field that is missing gets 422 with its path',
    async run(server, see) {
      const manifest = workspaceManifest('no-selector');
      const { labelSelector, ...resource } = manifest.resource;
      const refused = await server.admin.call('POST', workspaces(server), {
        ...manifest,
        resource,
      });
      expect(refused.status).toBe(422);
      expect(refused.body.details.causes[0].field).toBe(
        'resource.labelSelector',
      );
      see('body', refused.body);
    },
  },
  {
    name: 'a value outside its enum gets 422 with its path',
    async run(server, see) {
      await create(server, 'shape');
      const at = '2026-01-01T00:00:00Z';
      const condition = {
        type: 'ResourceReady',
        status: 'Perhaps',
        reason: 'x',
        message: '',
        lastTransitionTime: at,
      };
      const wrong = await server.admin.call(
        'PATCH',
        `${workspaces(server)}/shape/status`,
        { status: { conditions: [condition] } },
        MERGE,
      );
      expect(wrong).toMatchObject({ status: 422, body: { reason: 'Invalid' } });
      const [{ field }] = wrong.body.details.causes;
      expect(field).toContain('status.conditions');
      see('field', field);
    },
  },
  {
    name: 'a CEL rule that is broken gets 422',
    async run({ admin }, see) {
      const { status, body } = await admin.call(
        'POST',
        '/apis/karpenter.sh/v1/nodeclaims?dryRun=All',
        {
          apiVersion: 'karpenter.sh/v1',
          kind: 'NodeClaim',
          metadata: { name: 'contract-cel' },
          spec: {
            nodeClassRef: {
              group: '',
              kind: 'KaitoNodeClass',
              name: 'default',
            },
            requirements: [],
          },
        },
      );
      expect(status).toBe(422);
      see('field', body.details.causes[0].field);
    },
  },
  {
    name: 'an unknown field is refused when asked to be strict',
    async run(server, see) {
      const { status, body } = await server.admin.call(
        'POST',
        `${workspaces(server)}?fieldValidation=Strict`,
        { ...workspaceManifest('strict'), spec: {} },
      );
      expect(status).toBe(400);
      see('message', body.message);
    },
  },
  {
    name: 'an unknown field is pruned when not',
    async run(server, see) {
      const { status, body, headers } = await server.admin.call(
        'POST',
        workspaces(server),
        { ...workspaceManifest('pruned'), spec: {} },
      );
      expect(status).toBe(201);
      expect(body.spec).toBeUndefined();
      see('warning', headers.warning ?? null);
    },
  },
  {
    name: 'a deleted object stays until its finalizers are gone',
    async run(server) {
      await create(server, 'held', { finalizers: ['example.com/hold'] });
      const path = `${workspaces(server)}/held`;
      const deleted = await server.admin.call('DELETE', path);
      expect(deleted.body).toMatchObject({
        kind: 'Workspace',
        metadata: { deletionTimestamp: expect.any(String) },
      });
      await server.admin.call(
        'PATCH',
        path,
        { metadata: { finalizers: null } },
        MERGE,
      );
      expect((await server.admin.get(path)).status).toBe(404);
    },
  },
  {
    name: 'a finished delete is a Status that names the object',
    async run(server, see) {
      await create(server, 'gone');
      const { status, body } = await server.admin.call(
        'DELETE',
        `${workspaces(server)}/gone`,
      );
      expect(status).toBe(200);
      expect(body).toMatchObject({ kind: 'Status', status: 'Success' });
      see('body', body);
    },
  },
];
