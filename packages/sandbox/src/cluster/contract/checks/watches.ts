import { setTimeout as wait } from 'node:timers/promises';
import type { Check } from '../Check';
import type { ContractServer } from '../ContractServer';

const MERGE = { 'content-type': 'application/merge-patch+json' };

const path = ({ namespace }: ContractServer) =>
  `/api/v1/namespaces/${namespace}/configmaps`;

/** What watch checks do to ConfigMaps. */
const on = (server: ContractServer) => {
  const { admin } = server;
  const at = path(server);
  return {
    create: async (name: string, labels = {}) =>
      (await admin.call('POST', at, { metadata: { name, labels } })).body,
    label: (name: string, labels: object) =>
      admin.call('PATCH', `${at}/${name}`, { metadata: { labels } }, MERGE),
    remove: (name: string) => admin.call('DELETE', `${at}/${name}`),
    revision: async (): Promise<string> =>
      (await admin.get(`${at}?limit=1`)).body.metadata.resourceVersion,
    watch: (query: string, headers?: Record<string, string>) =>
      admin.watch(`${at}?watch=true&${query}`, headers),
  };
};

export const WATCH_CHECKS: Check[] = [
  {
    name: 'a watch tells of every change after a revision, in order',
    async run(server) {
      const { revision, watch, create, label, remove } = on(server);
      const stream = await watch(`resourceVersion=${await revision()}`);
      const created = await create('told');
      await label('told', { a: 'b' });
      await remove('told');
      const events = [
        await stream.next(),
        await stream.next(),
        await stream.next(),
      ];
      stream.close();
      expect(events.map(event => event?.type)).toEqual([
        'ADDED',
        'MODIFIED',
        'DELETED',
      ]);
      expect(events[0]?.object.metadata.uid).toBe(created.metadata.uid);
      const revisions = events.map(e =>
        Number(e?.object.metadata.resourceVersion),
      );
      expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
      expect(new Set(revisions).size).toBe(3);
    },
  },
  {
    name: 'a watch replays what was missed since a revision',
    async run(server) {
      const { revision, watch, create } = on(server);
      const from = await revision();
      await create('missed');
      const stream = await watch(`resourceVersion=${from}`);
      expect(await stream.next()).toMatchObject({
        type: 'ADDED',
        object: { metadata: { name: 'missed' } },
      });
      stream.close();
    },
  },
  {
    name: 'a name that is used again has another uid',
    async run(server) {
      const { revision, watch, create, remove } = on(server);
      const first = await create('again');
      const from = await revision();
      await remove('again');
      const second = await create('again');
      expect(second.metadata.uid).not.toBe(first.metadata.uid);
      const stream = await watch(`resourceVersion=${from}`);
      expect(await stream.next()).toMatchObject({
        type: 'DELETED',
        object: { metadata: { uid: first.metadata.uid } },
      });
      expect(await stream.next()).toMatchObject({
        type: 'ADDED',
        object: { metadata: { uid: second.metadata.uid } },
      });
      stream.close();
    },
  },
  ...['', '&resourceVersion=0'].map(
    (from): Check => ({
      name: `a watch starts with what exists${
        from ? ' at revision 0' : ' without a revision'
      }`,
      async run(server) {
        const { create, watch } = on(server);
        await create('existing', { start: 'yes' });
        const stream = await watch(`labelSelector=start%3Dyes${from}`);
        expect(await stream.next()).toMatchObject({
          type: 'ADDED',
          object: { metadata: { name: 'existing' } },
        });
        stream.close();
      },
    }),
  ),
  {
    name: 'leaving a selector is DELETED, entering it ADDED',
    async run(server, see) {
      const { create, revision, watch, label } = on(server);
      await create('mover');
      const stream = await watch(
        `labelSelector=in%3Dyes&resourceVersion=${await revision()}`,
      );
      await label('mover', { in: 'yes' });
      await label('mover', { in: 'yes', more: 'x' });
      await label('mover', { in: 'no' });
      const events = [
        await stream.next(),
        await stream.next(),
        await stream.next(),
      ];
      stream.close();
      expect(events.map(event => event?.type)).toEqual([
        'ADDED',
        'MODIFIED',
        'DELETED',
      ]);
      see('labels of the last', events[2]?.object.metadata.labels);
    },
  },
  {
    name: 'bookmarks come to those who ask, at the latest before the time is up',
    async run(server) {
      const { revision, watch, create } = on(server);
      const from = await revision();
      const stream = await watch(
        `labelSelector=never%3Dseen&allowWatchBookmarks=true&timeoutSeconds=6&resourceVersion=${from}`,
      );
      const { metadata } = await create('unseen');
      const mark = await stream.next();
      expect(mark).toMatchObject({
        type: 'BOOKMARK',
        object: { kind: 'ConfigMap', apiVersion: 'v1' },
      });
      expect(
        Number(mark?.object.metadata.resourceVersion),
      ).toBeGreaterThanOrEqual(Number(metadata.resourceVersion));
      expect(await stream.ended).toBeUndefined();
    },
  },
  {
    name: 'a watch ends in good order after timeoutSeconds',
    async run(server, see) {
      const { revision, watch } = on(server);
      const stream = await watch(
        `timeoutSeconds=1&resourceVersion=${await revision()}`,
      );
      expect(await stream.ended).toBeUndefined();
      see('lines', stream.pending());
    },
  },
  {
    name: 'a watch from a forgotten revision gets HTTP 200, then 410 in the stream, then the end',
    async run({ admin }, see) {
      const stream = await admin.watch(
        '/apis/kaito.sh/v1beta1/workspaces?watch=true&resourceVersion=1',
      );
      expect(stream.status).toBe(200);
      const event = await stream.next();
      expect(event).toMatchObject({
        type: 'ERROR',
        object: { kind: 'Status', code: 410 },
      });
      see('status', event?.object);
      expect(await stream.ended).toBeUndefined();
    },
  },
  {
    name: 'a watch from the future is silent until the server gets there',
    async run(server) {
      const { revision, watch, create } = on(server);
      const ahead = Number(await revision()) + 1_000_000;
      const stream = await watch(`timeoutSeconds=2&resourceVersion=${ahead}`);
      await create('before-the-future');
      await wait(300);
      expect(stream.pending()).toBe(0);
      stream.close();
    },
  },
  {
    name: 'a watch sends tables to those who ask for them',
    async run(server) {
      const { create, watch } = on(server);
      await create('tabled', { tabled: 'yes' });
      const stream = await watch('labelSelector=tabled%3Dyes', {
        accept: 'application/json;as=Table;v=v1;g=meta.k8s.io',
      });
      const event = await stream.next();
      stream.close();
      expect(event?.object.kind).toBe('Table');
      expect(event?.object.rows[0].cells[0]).toBe('tabled');
    },
  },
  {
    name: 'sendInitialEvents brings what exists, then a bookmark that says so',
    async run(server) {
      const { create, watch } = on(server);
      await create('streamed', { streamed: 'yes' });
      const stream = await watch(
        'labelSelector=streamed%3Dyes&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan&timeoutSeconds=3',
      );
      expect(stream.status).toBe(200);
      expect(await stream.next()).toMatchObject({ type: 'ADDED' });
      expect(await stream.next()).toMatchObject({
        type: 'BOOKMARK',
        object: {
          metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } },
        },
      });
      stream.close();
    },
  },
];
