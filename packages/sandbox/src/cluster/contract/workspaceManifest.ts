/** A small valid Workspace for contract tests. */
export function workspaceManifest(name: string, extra: object = {}) {
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: { name, ...extra },
    resource: {
      instanceType: 'Standard_NC24ads_A100_v4',
      labelSelector: { matchLabels: { apps: name } },
    },
    inference: { preset: { name: 'microsoft/phi-4' } },
  };
}
