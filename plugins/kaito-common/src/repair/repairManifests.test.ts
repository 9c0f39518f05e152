import { renderWorkspace, toYaml } from '../manifests';
import { type RepairOptions, repairManifests } from '.';

const SOUND = `# served to everyone
apiVersion: kaito.sh/v1beta1
kind: Workspace
metadata:
    name:   phi-4     # short
resource:
    instanceType: Standard_NC24ads_A100_v4
    labelSelector: {matchLabels: {apps: phi-4}}


inference:
    preset: {name: microsoft/phi-4}
`;

function workspace(body: string): string {
  return `apiVersion: kaito.sh/v1beta1
kind: Workspace
metadata:
  name: a
${body}`;
}

const RESOURCE = `resource:
  labelSelector:
    matchLabels:
      apps: a
`;
const INFERENCE = `inference:
  preset:
    name: microsoft/phi-4
`;

function changes(text: string, options?: RepairOptions) {
  return repairManifests(text, options).changes.map(
    ({ line, path, rule, before, after }) =>
      [line, path, rule, before, after] as const,
  );
}

function faults(text: string, options?: RepairOptions) {
  return repairManifests(text, options)
    .left.filter(({ severity }) => severity !== 'not-checked')
    .map(({ rule }) => rule);
}

describe('repairManifests', () => {
  it.each([
    ['sound', SOUND],
    [
      'rendered',
      toYaml(
        renderWorkspace({
          name: 'a',
          namespace: 'b',
          model: 'microsoft/phi-4',
          instanceType: 'Standard_NC24ads_A100_v4',
        }),
      ),
    ],
    [
      'another kind',
      'kind:   ConfigMap\napiVersion: v1\nspec: {resource: {count: 2}}\n',
    ],
    ['without end of line', SOUND.trimEnd()],
    ['Windows', SOUND.replaceAll('\n', '\r\n')],
    ['empty', ''],
    ['not YAML', 'a: [1\nkaito.sh/v1beta1'],
    [
      'without end',
      `${workspace('spec:\n  resource: &r\n    count: 2\n')}again: *q\n`,
    ],
  ])('leaves a text alone that is %s', (_, text) => {
    expect(repairManifests(text)).toMatchObject({ text, changes: [] });
  });

  it('lifts the fields of a Workspace out of `spec`, with their comments', () => {
    const text = workspace(`# the body
spec:
  # where it runs
  resource:
    # one machine
    labelSelector:
      matchLabels:
        apps: a # unique
  inference:
    preset:
      name: microsoft/phi-4
`);
    expect(repairManifests(text).text).toBe(
      workspace(`# the body
# where it runs
resource:
  # one machine
  labelSelector:
    matchLabels:
      apps: a # unique
${INFERENCE}`),
    );
    expect(changes(text)).toEqual([
      [8, 'spec.resource', 'schema', 'spec.resource', 'resource'],
      [13, 'spec.inference', 'schema', 'spec.inference', 'inference'],
    ]);
  });

  it('leaves under `spec` what is at the root already or unknown there', () => {
    const text = workspace(`spec:
  inference: {}
  replicas: 2
${RESOURCE}${INFERENCE}`);
    expect(repairManifests(text).changes).toEqual([]);
    expect(faults(text)).not.toEqual([]);
  });

  it.each(['Workspace', 'InferenceSet', 'RAGEngine'])(
    'moves %s to v1beta1',
    kind => {
      const text = `apiVersion: kaito.sh/v1alpha1 # old\nkind: ${kind}\n`;
      expect(repairManifests(text).text).toBe(
        `apiVersion: kaito.sh/v1beta1 # old\nkind: ${kind}\n`,
      );
      expect(changes(text)).toEqual([
        [
          1,
          'apiVersion',
          'API-VERSION',
          'kaito.sh/v1alpha1',
          'kaito.sh/v1beta1',
        ],
      ]);
    },
  );

  it.each(['MultiRoleInference', 'ModelMirror'])(
    'leaves %s at v1alpha1',
    kind => {
      expect(changes(`apiVersion: kaito.sh/v1alpha1\nkind: ${kind}\n`)).toEqual(
        [],
      );
    },
  );

  it('keeps the machine v1alpha1 filled in, where machines are named', () => {
    const text = workspace(RESOURCE + INFERENCE).replace('v1beta1', 'v1alpha1');
    const path = 'resource.instanceType';
    expect(changes(text, { context: { provisioner: 'karpenter' } })[1]).toEqual(
      [5, path, 'API-VERSION', null, 'Standard_NC24ads_A100_v4'],
    );
    expect(changes(text)).toHaveLength(1);
    expect(changes(text, { context: { provisioner: 'byo' } })).toHaveLength(1);
  });

  it('gives a RAGEngine the fields of v1beta1', () => {
    const text = `apiVersion: kaito.sh/v1alpha1
kind: RAGEngine
metadata:
  name: rag
spec:
  embedding:
    local:
      modelID: BAAI/bge-small-en-v1.5
  storage:
    persistentVolumeClaim: docs # ours
    mountPath: /mnt/docs
  queryServiceName: query
  indexServiceName: index
`;
    expect(repairManifests(text).text).toBe(`apiVersion: kaito.sh/v1beta1
kind: RAGEngine
metadata:
  name: rag
spec:
  embedding:
    local:
      modelID: BAAI/bge-small-en-v1.5
  storage:
    persistentVolume:
      persistentVolumeClaim: docs # ours
      mountPath: /mnt/docs
`);
    expect(faults(text)).toEqual([]);
  });

  it.each([
    [
      'Standard_NC6s_v3',
      'Standard_NV36ads_A10_v5',
      'microsoft/Phi-4-mini-instruct',
    ],
    ['standard_nc24ADS_a100_v4', 'Standard_NC24ads_A100_v4', 'microsoft/phi-4'],
  ])('names a machine KAITO knows instead of %s', (before, after, model) => {
    const text = workspace(`resource:
  instanceType: "${before}" # GPU
  labelSelector: { matchLabels: { apps: a } }
inference:
  preset: { name: ${model} }
`);
    expect(repairManifests(text).text).toBe(text.replace(before, after));
    expect(changes(text)).toEqual([
      [6, 'resource.instanceType', 'W25', before, after],
    ]);
  });

  it.each([
    ['phi-2', 'W13', 'microsoft/Phi-4-mini-instruct'],
    ['Falcon-7B', 'W12', 'mistralai/Mistral-7B-v0.3'],
  ])('names a model KAITO serves instead of %s', (name, rule, closest) => {
    const text = workspace(`${RESOURCE}inference:
  preset:
    name: ${name} # small
`);
    expect(repairManifests(text).text).toBe(text.replace(name, closest));
    expect(changes(text)).toEqual([
      [11, 'inference.preset.name', rule, name, closest],
    ]);
  });

  it('exchanges a model to tune only for one that can be tuned', () => {
    const tuned = (name: string) =>
      workspace(`${RESOURCE}tuning:
  preset: { name: ${name} }
  method: lora
  input: { image: example/in:1 }
  output: { image: example/out:1, imagePushSecret: push }
`);
    expect(changes(tuned('phi-2'))).toMatchObject([
      [10, 'tuning.preset.name', 'W49', 'phi-2', expect.any(String)],
    ]);
    expect(faults(tuned('phi-2'))).toEqual([]);
    expect(changes(tuned('falcon-7b'))).toEqual([]);
    expect(faults(tuned('falcon-7b'))).toEqual(['W49']);
  });

  it('removes machine types only where nodes are known to be brought by hand', () => {
    const typed = (kind: string, body: string) =>
      `apiVersion: kaito.sh/v1beta1\nkind: ${kind}\n${body}`;
    const type = 'instanceType: Standard_NC24ads_A100_v4';
    const texts = {
      W4: typed('Workspace', `resource:\n  ${type}\n  labelSelector: {}\n`),
      'IS-3': typed(
        'InferenceSet',
        `spec:\n  template:\n    resource:\n      ${type}\n`,
      ),
      'MRI-5': typed(
        'MultiRoleInference',
        `spec:\n  roles:\n    - type: prefill\n      ${type}\n`,
      ),
    };
    for (const [rule, text] of Object.entries(texts)) {
      expect(changes(text)).toEqual([]);
      expect(changes(text, { context: { provisioner: 'karpenter' } })).toEqual(
        [],
      );
      const repaired = repairManifests(text, {
        context: { provisioner: 'byo' },
      });
      expect(repaired.changes).toMatchObject([{ rule, after: null }]);
      expect(repaired.text).not.toContain('Standard');
    }
  });

  const adapters = `${RESOURCE}${INFERENCE}  adapters:
    - source:
        name: x
        image: example/x:1
      # how much
      strength: "0.5"
`;

  it('removes the strength of adapters under vLLM only, and keeps comments', () => {
    const { text } = repairManifests(workspace(adapters));
    expect(text).not.toContain('strength');
    expect(text).toContain('# how much');
    const transformers = workspace(
      `  annotations:\n    kaito.sh/runtime: transformers\n${adapters}`,
    );
    expect(changes(transformers)).toEqual([]);
    const context = { gates: { vLLM: false } };
    expect(changes(workspace(adapters), { context })).toEqual([]);
  });

  it('removes a count that does nothing, or that tuning refuses', () => {
    const counted = RESOURCE.replace('resource:\n', 'resource:\n  count: 2\n');
    expect(changes(workspace(counted + INFERENCE))).toEqual([
      [6, 'resource.count', 'COUNT', 2, null],
    ]);
    expect(changes(workspace(`${counted}tuning: {}\n`))).toMatchObject([
      [6, 'resource.count', 'W37', 2, null],
    ]);
    expect(
      changes(workspace(`${counted}inference:\n  template: {}\n`)),
    ).toEqual([]);
    expect(changes(workspace(counted.replace('2', '1') + INFERENCE))).toEqual(
      [],
    );
  });

  it('removes preferred nodes', () => {
    const text = workspace(
      `${RESOURCE}  preferredNodes:\n    - n1\n${INFERENCE}`,
    );
    expect(repairManifests(text).text).toBe(workspace(RESOURCE + INFERENCE));
  });

  it('says volumeSource', () => {
    const text = workspace(`${RESOURCE}tuning:
  preset: { name: microsoft/phi-4 }
  method: QLoRA
  input:
    volume: { emptyDir: {} }
  output:
    volume: { emptyDir: {} }
`);
    expect(changes(text)).toEqual(
      [
        [11, 'tuning.method', 'W39', 'QLoRA', 'qlora'],
        [13, 'tuning.input.volume', 'schema', 'volume', 'volumeSource'],
        [15, 'tuning.output.volume', 'schema', 'volume', 'volumeSource'],
      ].sort((a, b) => Number(a[0]) - Number(b[0])),
    );
    expect(faults(text)).toEqual([]);
  });

  it.each([
    ['kaito.sh/enableLB: "True"', 1],
    ['kaito.sh/enablelb: true', 1],
    ['kaito.sh/enableLB: "true"', 2],
    ['kaito.sh/enablelb: "True"', 0],
    ['kaito.sh/enablelb: "False"', 0],
  ])('spells %s as KAITO reads it', (line, count) => {
    const text = workspace(
      `  annotations:\n    ${line}\n${RESOURCE}${INFERENCE}`,
    );
    const repaired = repairManifests(text);
    expect(repaired.changes).toHaveLength(count);
    expect(repaired.text).toBe(
      count === 0 ? text : text.replace(line, 'kaito.sh/enablelb: "True"'),
    );
  });
});
