const workspace = (
  name: string,
  namespace: string,
) => `apiVersion: kaito.sh/v1beta1
kind: Workspace
metadata: {name: ${name}, namespace: ${namespace}}
resource:
  instanceType: Standard_NC24ads_A100_v4
  labelSelector: {matchLabels: {apps: ${name}}}
inference:
  preset: {name: microsoft/phi-4}
  config: first
  adapters:
    - source: {name: one, image: registry.example.org/a:1}
`;
const set = `apiVersion: kaito.sh/v1beta1
kind: InferenceSet
metadata: {name: seeded, namespace: team-search}
spec:
  replicas: 1
  labelSelector: {matchLabels: {apps: seeded-set}}
  template:
    resource: {instanceType: Standard_NC24ads_A100_v4}
    inference: {preset: {name: microsoft/phi-4}}
`;

/** Deployments in every place the forms of day two are tried with. */
export function seededFiles(): Record<string, string> {
  const dev = 'clusters/aks-weu-dev';
  const list = (...names: string[]) =>
    `resources:\n${names.map(name => `  - ${name}\n`).join('')}`;
  const files: Record<string, string> = {
    [`${dev}/team-search/seeded.yaml`]: workspace('seeded', 'team-search'),
    [`${dev}/team-search/other.yaml`]: workspace('other', 'team-search'),
    [`${dev}/team-search/set.yaml`]: set,
    [`${dev}/team-search/kustomization.yaml`]: list(
      'other.yaml',
      'seeded.yaml',
      'set.yaml',
    ),
  };
  for (const folder of [
    `${dev}/team-other`,
    'clusters/aks-weu-prod/team-search',
  ]) {
    const namespace = folder.split('/').pop()!;
    files[`${folder}/seeded.yaml`] = workspace('seeded', namespace);
    files[`${folder}/kustomization.yaml`] = list('seeded.yaml');
  }
  return files;
}
