import { READER } from '../../auth';
import type { Check } from '../Check';
import { WIDGETS } from '../ContractServer';
import { waitUntil } from '../waitUntil';

const GROUP = `/apis/${WIDGETS.group}`;

export const INSTALLATION_CHECKS: Check[] = [
  {
    name: 'a kind that is installed appears in discovery and can be listed; removed, it ends its watches and is 404',
    async run(server, see) {
      const { admin, reader, namespace } = server;
      await server.setReaderRules([
        ...READER.rules,
        {
          groups: [WIDGETS.group],
          resources: [WIDGETS.plural],
          verbs: ['get', 'list', 'watch'],
        },
      ]);
      await waitUntil(
        () => reader.get(WIDGETS.path),
        ({ status }) => status === 404,
      );
      expect((await admin.get(GROUP)).status).toBe(404);
      await server.installWidget();
      const { body } = await waitUntil(
        () => reader.get(WIDGETS.path),
        ({ status }) => status === 200,
      );
      await waitUntil(
        () => admin.get(GROUP),
        ({ status }) => status === 200,
      );
      const stream = await reader.watch(
        `${WIDGETS.path}?watch=true&resourceVersion=${body.metadata.resourceVersion}`,
      );
      await admin.call(
        'POST',
        `${GROUP}/v1/namespaces/${namespace}/${WIDGETS.plural}`,
        {
          apiVersion: `${WIDGETS.group}/${WIDGETS.version}`,
          kind: WIDGETS.kind,
          metadata: { name: 'w' },
          spec: { anything: [1] },
        },
      );
      const added = await stream.next();
      expect(added).toMatchObject({
        type: 'ADDED',
        object: { spec: { anything: [1] } },
      });
      await server.removeWidget();
      const deleted = await stream.next();
      see('last event', deleted?.type);
      const error = await stream.ended;
      see('end of the stream', error ? 'broken' : 'in good order');
      await waitUntil(
        () => reader.get(WIDGETS.path),
        ({ status }) => status === 404,
      );
      await server.setReaderRules(READER.rules);
    },
  },
];
