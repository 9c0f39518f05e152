import { randomBytes } from 'node:crypto';
import { READER } from '../../auth';
import type { ContractTarget } from '../ContractServer';
import { kubeconfigClient } from './kubeconfigClient';
import { createRealAccounts } from './realAccounts';
import { removeNamespace } from './removeNamespace';
import { removeWidgetCrd, widgetCrd, installWidgetCrd } from './widgetCrd';

/** The same token, pointing at the beginning of time, which every server forgets some minutes after its start. */
function backdated(continueToken: string): string {
  const text = Buffer.from(continueToken, 'base64url').toString('utf8');
  const aged = JSON.stringify({ ...JSON.parse(text), rv: 1 });
  return Buffer.from(aged).toString('base64url');
}

/** The server of a kubeconfig. Everything the suite makes there carries a name that begins with `contract-`, or is the CRD of Widget. */
export function realTarget(file: string): ContractTarget {
  return {
    name: 'the server of the kubeconfig',
    start: async () => {
      const admin = kubeconfigClient(file);
      const namespace = `contract-${randomBytes(4).toString('hex')}`;
      const { status, body } = await admin.call('POST', '/api/v1/namespaces', {
        metadata: { name: namespace },
      });
      if (status !== 201) {
        throw new Error(`No namespace can be made: ${JSON.stringify(body)}`);
      }
      const accounts = await createRealAccounts(admin, namespace);
      await accounts.setReaderRules(READER.rules);
      return {
        version: (await admin.get('/version')).body.gitVersion,
        admin,
        reader: accounts.reader,
        nobody: accounts.nobody,
        namespace,
        setReaderRules: accounts.setReaderRules,
        installWidget: () => installWidgetCrd(admin),
        removeWidget: () => removeWidgetCrd(admin),
        expire: async token => {
          const expired = backdated(token);
          const path = `/api/v1/namespaces/${namespace}/configmaps?limit=2&continue=`;
          const answer = await admin.get(path + encodeURIComponent(expired));
          return answer.status === 410 ? expired : null;
        },
        stop: async () => {
          await admin.call('DELETE', widgetCrd());
          await accounts.remove();
          await removeNamespace(admin, namespace);
          await admin.close();
        },
      };
    },
  };
}
