import { defineResource } from '../../resources';
import { startCluster } from '../../startCluster';
import { ApiClient } from '../ApiClient';
import { type ContractTarget, WIDGETS } from '../ContractServer';

const WIDGET_TYPE = defineResource({ ...WIDGETS, custom: true });

/** The sandbox, alone and so slow that KAITO never interferes with what a check wrote. */
export const SANDBOX: ContractTarget = {
  name: 'the sandbox',
  start: async () => {
    const cluster = await startCluster({ name: 'contract', pace: 100_000 });
    const { faults, store, tokens } = cluster;
    const client = (token: string) =>
      new ApiClient(cluster.url, cluster.caPem, token);
    const clients = {
      admin: client(tokens.admin),
      reader: client(tokens.reader),
      nobody: client(tokens.nobody),
    };
    const namespace = 'contract-sandbox';
    await clients.admin.call('POST', '/api/v1/namespaces', {
      metadata: { name: namespace },
    });
    return {
      ...clients,
      version: (await clients.admin.get('/version')).body.gitVersion,
      namespace,
      setReaderRules: async rules => {
        faults.withdrawRights('reader');
        faults.grantRights('reader', rules);
      },
      installWidget: async () => store.registry.install(WIDGET_TYPE),
      removeWidget: async () => faults.uninstallKind(WIDGETS.kind),
      expire: async token => {
        faults.compact();
        return token;
      },
      stop: async () => {
        await Promise.all(Object.values(clients).map(c => c.close()));
        await cluster.stop();
      },
    };
  },
};
