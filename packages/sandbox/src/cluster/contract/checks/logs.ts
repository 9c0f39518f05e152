import { READER } from '../../auth';
import type { Check } from '../Check';
import type { ContractServer } from '../ContractServer';
import { waitUntil } from '../waitUntil';

const MERGE = { 'content-type': 'application/merge-patch+json' };

/** A Pod no scheduler looks at, so that nothing starts where the suite runs. */
async function pod(server: ContractServer, name: string, spec: object = {}) {
  const path = `/api/v1/namespaces/${server.namespace}/pods`;
  const { status } = await server.admin.call('POST', path, {
    metadata: { name },
    spec: {
      schedulerName: 'nobody',
      containers: [{ name: 'main', image: 'example.com/none' }],
      ...spec,
    },
  });
  expect([201, 409]).toContain(status);
  return `${path}/${name}`;
}

export const LOG_CHECKS: Check[] = [
  {
    name: 'the log of a Pod without a node is empty (204)',
    async run(server) {
      const path = await pod(server, 'unscheduled');
      const { status, body } = await server.reader.get(`${path}/log`);
      expect({ status, body }).toEqual({ status: 204, body: '' });
    },
  },
  {
    name: 'a log request that makes no sense is refused with the reason',
    async run(server, see) {
      const path = await pod(server, 'unscheduled');
      const two = await pod(server, 'two-containers', {
        containers: [
          { name: 'a', image: 'example.com/none' },
          { name: 'b', image: 'example.com/none' },
        ],
      });
      const ask = async (what: string, url: string) => {
        const { status, body } = await server.reader.get(url);
        see(what, { status, body });
        return status;
      };
      expect(
        await ask('unknown container', `${path}/log?container=other`),
      ).toBe(400);
      expect(await ask('which container', `${two}/log`)).toBe(400);
      expect(await ask('tailLines', `${path}/log?tailLines=-1`)).toBe(422);
      expect(await ask('limitBytes', `${path}/log?limitBytes=0`)).toBe(422);
      const none = path.replace('unscheduled', 'none');
      expect(await ask('no such Pod', `${none}/log`)).toBe(404);
    },
  },
  {
    name: 'logs have a permission of their own',
    async run(server, see) {
      const path = await pod(server, 'unscheduled');
      await server.setReaderRules(
        READER.rules.filter(({ resources }) => !resources.includes('pods/log')),
      );
      const refused = await waitUntil(
        () => server.reader.get(`${path}/log`),
        ({ status }) => status === 403,
      );
      see('body', refused.body);
      expect((await server.reader.get(path)).status).toBe(200);
      await server.setReaderRules(READER.rules);
      await waitUntil(
        () => server.reader.get(`${path}/log`),
        ({ status }) => status === 204,
      );
    },
  },
  {
    name: 'the log of a running container can be read',
    async run(server) {
      const path = await pod(server, 'running', { nodeName: 'contract-none' });
      const startedAt = '2026-01-01T00:00:00Z';
      const container = {
        name: 'main',
        image: 'example.com/none',
        imageID: '',
        ready: true,
        restartCount: 0,
        state: { running: { startedAt } },
      };
      await server.admin.call(
        'PATCH',
        `${path}/status`,
        { status: { phase: 'Running', containerStatuses: [container] } },
        MERGE,
      );
      const { status, headers, body } = await server.reader.get(
        `${path}/log?tailLines=3`,
      );
      await server.admin.call('DELETE', path, { gracePeriodSeconds: 0 });
      expect(status).toBe(200);
      expect(String(headers['content-type'])).toMatch(/^text\/plain/);
      expect(String(body).trim().split('\n')).toHaveLength(3);
    },
  },
];
