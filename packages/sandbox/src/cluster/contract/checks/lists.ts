import type { Check } from '../Check';
import { NotRun } from '../Check';
import type { ContractServer } from '../ContractServer';

const path = ({ namespace }: ContractServer) =>
  `/api/v1/namespaces/${namespace}/configmaps`;

type Named = { metadata: { name: string } };
const names = (body: { items: Named[] }) =>
  body.items.map(({ metadata }) => metadata.name);

/** Makes 25 ConfigMaps once; later checks find them. */
async function furnished(server: ContractServer) {
  const made = await server.admin.get(`${path(server)}/item-24`);
  for (let index = 0; made.status === 404 && index < 25; index += 1) {
    await server.admin.call('POST', path(server), {
      metadata: {
        name: `item-${String(index).padStart(2, '0')}`,
        labels: {
          listed: 'yes',
          parity: index % 2 ? 'odd' : 'even',
          ...(index === 7 ? { lucky: '' } : {}),
        },
      },
    });
  }
  return path(server);
}

const ITEMS = 'labelSelector=listed%3Dyes';

export const LIST_CHECKS: Check[] = [
  {
    name: 'a list comes in pages of one moment, with what remains',
    async run(server, see) {
      const query = `${await furnished(server)}?limit=12`;
      const first = await server.admin.get(query);
      const { metadata } = first.body;
      expect(first.body.items).toHaveLength(12);
      expect(metadata.remainingItemCount).toBeGreaterThanOrEqual(13);
      await server.admin.call('POST', path(server), {
        metadata: { name: 'late-comer' },
      });
      const after = (token: string) =>
        server.admin.get(`${query}&continue=${encodeURIComponent(token)}`);
      const second = await after(metadata.continue);
      expect(second.body.metadata.resourceVersion).toBe(
        metadata.resourceVersion,
      );
      const third = await after(second.body.metadata.continue);
      const all = [first, second, third].flatMap(page => names(page.body));
      expect(all.filter(name => name.startsWith('item-'))).toHaveLength(25);
      expect(new Set(all).size).toBe(all.length);
      expect(all).not.toContain('late-comer');
      expect(third.body.metadata.continue ?? '').toBe('');
      await server.admin.call('DELETE', `${path(server)}/late-comer`);
      see(
        'order of names',
        all.filter(name => name.startsWith('item-')),
      );
    },
  },
  {
    name: 'an expired continue token gets 410 with a fresh one',
    async run(server, see) {
      const query = `${await furnished(server)}?limit=20&${ITEMS}`;
      const first = await server.admin.get(query);
      const expired = await server.expire(first.body.metadata.continue);
      if (expired === null) {
        throw new NotRun('this server has forgotten nothing yet');
      }
      const after = (token: string) =>
        server.admin.get(`${query}&continue=${encodeURIComponent(token)}`);
      const refused = await after(expired);
      expect(refused).toMatchObject({
        status: 410,
        body: { reason: 'Expired' },
      });
      see('words', refused.body.message);
      const rest = await after(refused.body.metadata.continue);
      expect(names(rest.body)).toHaveLength(5);
    },
  },
  {
    name: 'a continue token that is none is refused',
    async run(server, see) {
      const answer = await server.admin.get(
        `${await furnished(server)}?limit=5&continue=nonsense`,
      );
      expect(answer.status).toBe(400);
      see('reason', answer.body.reason);
    },
  },
  ...(
    [
      ['listed=yes', 25],
      ['parity==odd,listed', 12],
      ['listed=yes,parity!=odd', 13],
      ['parity in (odd, even),lucky', 1],
      ['listed=yes,parity notin (odd)', 13],
      ['listed=yes,!lucky', 24],
    ] as const
  ).map(
    ([selector, count]): Check => ({
      name: `selects by label: ${selector}`,
      async run(server) {
        const query = `labelSelector=${encodeURIComponent(selector)}`;
        const { body } = await server.admin.get(
          `${await furnished(server)}?${query}`,
        );
        expect(body.items).toHaveLength(count);
      },
    }),
  ),
  {
    name: 'a label selector that cannot be read is refused',
    async run(server, see) {
      const { status, body } = await server.admin.get(
        `${path(server)}?labelSelector=a%3D%3D%3Db`,
      );
      expect(status).toBe(400);
      see('reason', body.reason);
    },
  },
  {
    name: 'selects by name, and refuses a field without an index',
    async run(server, see) {
      const one = await server.admin.get(
        `${await furnished(server)}?fieldSelector=metadata.name%3Ditem-03`,
      );
      expect(names(one.body)).toEqual(['item-03']);
      const none = await server.admin.get(
        `${path(server)}?fieldSelector=data.x%3Dy`,
      );
      expect(none).toMatchObject({
        status: 400,
        body: { reason: 'BadRequest' },
      });
      see('refusal', none.body);
    },
  },
  ...(
    [
      ['/api/v1/pods', 'spec.nodeName!=,status.phase!=Succeeded'],
      ['/api/v1/events', 'involvedObject.kind=Workspace,type=Warning'],
      ['/apis/kaito.sh/v1beta1/workspaces', 'metadata.namespace=none'],
    ] as const
  ).map(
    ([kind, selector]): Check => ({
      name: `knows the fields in ${selector}`,
      async run({ admin }) {
        const query = `fieldSelector=${encodeURIComponent(selector)}`;
        expect((await admin.get(`${kind}?${query}`)).status).toBe(200);
      },
    }),
  ),
  {
    name: 'a list from a revision the server has not reached is refused after a while',
    async run(server, see) {
      const { status, headers, body } = await server.admin.get(
        `${path(server)}?resourceVersion=999999999`,
      );
      see('answer', { status, retryAfter: headers['retry-after'], body });
      expect(status).toBe(504);
    },
  },
  {
    name: 'a list from revision 0 is whatever the server has at hand',
    async run(server) {
      const { status, body } = await server.admin.get(
        `${await furnished(server)}?resourceVersion=0&${ITEMS}`,
      );
      expect(status).toBe(200);
      expect(body.items).toHaveLength(25);
    },
  },
  {
    name: 'a revision that is no number is refused',
    async run(server, see) {
      const { status, body } = await server.admin.get(
        `${path(server)}?resourceVersion=abc`,
      );
      see('answer', { status, body });
      expect(status).toBeGreaterThanOrEqual(400);
    },
  },
  {
    name: 'an empty list has items, and a revision',
    async run({ admin, namespace }, see) {
      const { body } = await admin.get(
        `/apis/kaito.sh/v1beta1/namespaces/${namespace}/ragengines`,
      );
      expect(body).toMatchObject({
        kind: 'RAGEngineList',
        items: [],
        metadata: { resourceVersion: expect.stringMatching(/^\d+$/) },
      });
      see('continue', body.metadata.continue ?? '');
    },
  },
  {
    name: 'a large answer is compressed for those who can read it',
    async run(server, see) {
      const name = 'large';
      await server.admin.call('POST', path(server), {
        metadata: { name },
        data: { text: 'x'.repeat(200_000) },
      });
      const url = `${path(server)}/${name}`;
      const plain = await server.admin.get(url);
      const zipped = await server.admin.get(url, { 'accept-encoding': 'gzip' });
      await server.admin.call('DELETE', url);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(zipped.headers['content-encoding']).toBe('gzip');
      see('vary', zipped.headers.vary);
    },
  },
];
