import type { Check } from '../Check';

const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io';
const PARTIAL =
  'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io';

const columnsOf = (body: { columnDefinitions: { name: string }[] }) =>
  body.columnDefinitions.map(({ name }) => name);

export const VIEW_CHECKS: Check[] = [
  {
    name: 'a table has cells, and metadata in its rows',
    async run({ admin, namespace }) {
      const path = `/api/v1/namespaces/${namespace}/configmaps`;
      await admin.call('POST', path, { metadata: { name: 'row' } });
      const { body } = await admin.get(
        `${path}?fieldSelector=metadata.name%3Drow`,
        { accept: `${TABLE},application/json` },
      );
      expect(body.kind).toBe('Table');
      expect(body.columnDefinitions[0]).toMatchObject({
        name: 'Name',
        format: 'name',
      });
      expect(body.rows).toHaveLength(1);
      expect(body.rows[0].cells[0]).toBe('row');
      expect(body.rows[0].object).toMatchObject({
        kind: 'PartialObjectMetadata',
        metadata: { name: 'row' },
      });
    },
  },
  ...['workspaces', 'inferencesets', 'ragengines'].map(
    (plural): Check => ({
      name: `the table of ${plural} has KAITO’s columns`,
      async run({ admin }, see) {
        const { body } = await admin.get(`/apis/kaito.sh/v1beta1/${plural}`, {
          accept: TABLE,
        });
        expect(body.kind).toBe('Table');
        see('columns', columnsOf(body));
      },
    }),
  ),
  {
    name: 'metadata alone comes when asked for',
    async run({ admin }) {
      const { body } = await admin.get('/api/v1/namespaces', {
        accept: PARTIAL,
      });
      expect(body.kind).toBe('PartialObjectMetadataList');
      expect(Object.keys(body.items[0])).not.toContain('status');
    },
  },
  {
    name: 'a client that reads no JSON gets 406',
    async run({ admin }) {
      const answer = await admin.get('/api/v1/namespaces', {
        accept: 'image/png',
      });
      expect(answer.status).toBe(406);
    },
  },
];
