import type { Check } from '../Check';

type Resource = { name: string };

export const DISCOVERY_CHECKS: Check[] = [
  {
    name: 'version and health',
    async run({ admin }, see) {
      const version = await admin.get('/version');
      expect(version.body).toMatchObject({
        major: '1',
        minor: expect.stringMatching(/^\d+/),
        gitVersion: expect.stringMatching(/^v1\.\d+\.\d+/),
      });
      see('fields of the version', Object.keys(version.body).sort());
      for (const path of ['/readyz', '/livez', '/healthz']) {
        const { status, body, headers } = await admin.get(path);
        see(path, { status, body, type: headers['content-type'] });
        expect({ status, body }).toEqual({ status: 200, body: 'ok' });
      }
    },
  },
  {
    name: 'the groups and the kinds of a group',
    async run({ admin }, see) {
      const core = await admin.get('/api');
      see('core versions', core.body.versions);
      const groups = await admin.get('/apis');
      expect(groups.body.kind).toBe('APIGroupList');
      const names = groups.body.groups.map((g: Resource) => g.name);
      expect(names).toEqual(
        expect.arrayContaining(['apps', 'kaito.sh', 'authorization.k8s.io']),
      );
      const kaito = await admin.get('/apis/kaito.sh');
      see('group', {
        kind: kaito.body.kind,
        preferred: kaito.body.preferredVersion,
      });
      const { body } = await admin.get('/apis/kaito.sh/v1beta1');
      expect(body.kind).toBe('APIResourceList');
      const find = (name: string) =>
        body.resources.find((resource: Resource) => resource.name === name);
      const { storageVersionHash, verbs, ...workspace } = find('workspaces');
      expect(verbs).toEqual(expect.arrayContaining(['list', 'watch']));
      see('workspaces', workspace);
      see('workspaces/status', find('workspaces/status'));
    },
  },
  ...[
    '/apis/no.such.group/v1',
    '/apis/kaito.sh/v9',
    '/apis/kaito.sh/v1beta1/nonesuch',
  ].map(
    (path): Check => ({
      name: `${path} is a plain 404`,
      async run({ admin }, see) {
        const { status, body, headers } = await admin.get(path);
        expect(status).toBe(404);
        see('body', { body, type: headers['content-type'] });
      },
    }),
  ),
  {
    name: 'discovery in one piece falls back to the list of groups, or comes as asked',
    async run({ admin }, see) {
      const { status, body } = await admin.get('/apis', {
        accept:
          'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json',
      });
      expect(status).toBe(200);
      expect(['APIGroupDiscoveryList', 'APIGroupList']).toContain(body.kind);
      see('kind', body.kind);
    },
  },
  {
    name: 'OpenAPI v3 has an index',
    async run({ admin }) {
      const { status, body } = await admin.get('/openapi/v3');
      expect(status).toBe(200);
      expect(Object.keys(body.paths)).toContain('apis/kaito.sh/v1beta1');
    },
  },
];
