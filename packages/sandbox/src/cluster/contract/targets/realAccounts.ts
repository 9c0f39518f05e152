import type { Rule } from '../../auth';
import type { ApiClient } from '../ApiClient';

const RBAC = '/apis/rbac.authorization.k8s.io/v1';

const toPolicyRule = ({ groups, resources, verbs }: Rule) => ({
  apiGroups: groups,
  resources,
  verbs,
});

async function made(answer: Promise<{ status: number; body: any }>) {
  const { status, body } = await answer;
  if (status !== 201) {
    throw new Error(`Not made: ${JSON.stringify(body)}`);
  }
  return body;
}

/** Two service accounts: a reader, bound to a ClusterRole that can be changed, and one that was granted nothing. */
export async function createRealAccounts(admin: ApiClient, namespace: string) {
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts`;
  const login = async (name: string) => {
    await made(admin.call('POST', path, { metadata: { name } }));
    const { status } = await made(
      admin.call('POST', `${path}/${name}/token`, {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: {},
      }),
    );
    return admin.as(status.token);
  };
  const reader = await login('reader');
  const nobody = await login('nobody');
  const role = { metadata: { name: namespace }, rules: [] };
  await made(admin.call('POST', `${RBAC}/clusterroles`, role));
  await made(
    admin.call('POST', `${RBAC}/clusterrolebindings`, {
      metadata: { name: namespace },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: namespace,
      },
      subjects: [{ kind: 'ServiceAccount', name: 'reader', namespace }],
    }),
  );
  return {
    reader,
    nobody,
    setReaderRules: async (rules: readonly Rule[]) => {
      await admin.call('PUT', `${RBAC}/clusterroles/${namespace}`, {
        ...role,
        rules: rules.map(toPolicyRule),
      });
    },
    remove: async () => {
      await admin.call('DELETE', `${RBAC}/clusterrolebindings/${namespace}`);
      await admin.call('DELETE', `${RBAC}/clusterroles/${namespace}`);
      await Promise.all([reader.close(), nobody.close()]);
    },
  };
}
