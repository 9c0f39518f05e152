import type { ApiClient } from '../ApiClient';
import { WIDGETS } from '../ContractServer';
import { waitUntil } from '../waitUntil';

const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const { group, version, kind, plural } = WIDGETS;

/** Path of the CRD. */
export const widgetCrd = () => `${CRDS}/${plural}.${group}`;

/** Installs the CRD and waits until the server knows it. */
export async function installWidgetCrd(admin: ApiClient) {
  await admin.call('POST', CRDS, {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, plural, singular: 'widget' },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  });
  await waitUntil(
    () => admin.get(widgetCrd()),
    ({ body }) =>
      body.status?.conditions?.some(
        (c: { type: string; status: string }) =>
          c.type === 'Established' && c.status === 'True',
      ),
  );
}

/** Removes the CRD; the server takes its objects first. */
export async function removeWidgetCrd(admin: ApiClient) {
  await admin.call('DELETE', widgetCrd());
}
