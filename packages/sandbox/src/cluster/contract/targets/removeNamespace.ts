import { setTimeout as wait } from 'node:timers/promises';
import type { ApiClient } from '../ApiClient';

const KINDS = [
  '/api/v1/namespaces/NS/configmaps',
  '/api/v1/namespaces/NS/pods',
  '/api/v1/namespaces/NS/services',
  '/api/v1/namespaces/NS/endpoints',
  '/api/v1/namespaces/NS/serviceaccounts',
  '/apis/kaito.sh/v1beta1/namespaces/NS/workspaces',
];
const SETTLE_MS = 3_000;

async function empty(admin: ApiClient, namespace: string) {
  for (const kind of KINDS) {
    const path = kind.replace('NS', namespace);
    const { body } = await admin.get(path);
    for (const { metadata } of body.items ?? []) {
      await admin.call('DELETE', `${path}/${metadata.name}`, {
        gracePeriodSeconds: 0,
      });
    }
  }
}

/**
 * Removes the suite's namespace with what is in it.
 * Where no controller looks after namespaces (an API server on its own), the emptied namespace is finalized here.
 */
export async function removeNamespace(admin: ApiClient, namespace: string) {
  const path = `/api/v1/namespaces/${namespace}`;
  await empty(admin, namespace);
  await admin.call('DELETE', path);
  await wait(SETTLE_MS);
  const { status, body } = await admin.get(path);
  const attended = body.status?.conditions?.length > 0;
  if (status === 200 && !attended) {
    await admin.call('PUT', `${path}/finalize`, {
      ...body,
      spec: { ...body.spec, finalizers: [] },
    });
  }
}
