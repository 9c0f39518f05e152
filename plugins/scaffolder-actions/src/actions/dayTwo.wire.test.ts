import { parse } from 'yaml';
import { GitOpsHarness } from '../__testUtils__/GitOpsHarness';
import { createChangeAction } from './change/createChangeAction';
import { examples as changeExamples } from './change/createChangeAction.examples';
import { createRetireAction } from './retire/createRetireAction';
import { examples as retireExamples } from './retire/createRetireAction.examples';

jest.setTimeout(300_000);

const FOLDER = 'clusters/aks-weu-dev/team-search';
const LIST = `${FOLDER}/kustomization.yaml`;

const annotated = (requestId: string) =>
  `annotations: {kaito-portal.io/request-id: ${requestId}, kaito-portal.io/owner: "group:default/search"}`;
const workspace = (name: string, requestId = `r-${name}`) => `# kept
apiVersion: kaito.sh/v1beta1
kind: Workspace
metadata:
  name: ${name}
  namespace: team-search
  ${annotated(requestId)}
resource:
  instanceType: Standard_NC24ads_A100_v4
  labelSelector: {matchLabels: {apps: ${name}}}
inference:
  preset: {name: microsoft/phi-4}
  config: ${name}-config
`;
const configMap = (name: string) => `apiVersion: v1
kind: ConfigMap
metadata: {name: ${name}-config, namespace: team-search, annotations: {kaito-portal.io/request-id: r-${name}}}
data: {}
`;
const set = (annotations = '{}') => `apiVersion: kaito.sh/v1beta1
kind: InferenceSet
metadata: {name: phi-4-scaled, namespace: team-search, annotations: ${annotations}}
spec:
  replicas: 1
  labelSelector: {matchLabels: {apps: phi-4-scaled}}
  template:
    resource: {instanceType: Standard_NC24ads_A100_v4}
    inference: {preset: {name: microsoft/phi-4}}
`;
const list = (...names: string[]) =>
  `# of the team\nresources:\n${names.map(n => `  - ${n} # ${n}\n`).join('')}`;

const place = {
  cluster: 'aks-weu-dev',
  namespace: 'team-search',
  name: 'phi-4',
};

describe('what follows a deployment, against a Git host', () => {
  let git: GitOpsHarness;
  let task = 1;

  beforeAll(async () => {
    git = await GitOpsHarness.start();
  });
  afterAll(() => git.stop());

  beforeEach(() =>
    git.commit({
      [LIST]: list('other.yaml', 'phi-4-config.yaml', 'phi-4.yaml', 'set.yaml'),
      [`${FOLDER}/phi-4.yaml`]: workspace('phi-4'),
      [`${FOLDER}/phi-4-config.yaml`]: configMap('phi-4'),
      [`${FOLDER}/other.yaml`]: workspace('other'),
      [`${FOLDER}/set.yaml`]: set(),
    }),
  );

  const retire = (changes: object = {}, options: object = {}) =>
    git.run(createRetireAction(git.options), {
      taskId: `t${task++}`,
      input: { ...place, ...changes },
      ...options,
    });
  const change = (changes: object, at: object = {}, options: object = {}) =>
    git.run(createChangeAction(git.options), {
      taskId: `t${task++}`,
      input: { ...place, ...at, changes },
      ...options,
    });

  it('takes a deployment, what came with it and their entries away', async () => {
    const outputs = await retire({ reason: 'Not | needed <b>' });
    expect(outputs).toMatchObject({
      state: 'open',
      removed: [`${FOLDER}/phi-4.yaml`, `${FOLDER}/phi-4-config.yaml`],
    });
    expect(await git.fileOn(outputs.branch, LIST)).toBe(
      list('other.yaml', 'set.yaml'),
    );
    for (const path of outputs.removed) {
      expect(await git.fileOn(outputs.branch, path)).toBeNull();
    }
    expect(
      await git.fileOn(outputs.branch, `${FOLDER}/other.yaml`),
    ).not.toBeNull();
    const { body, title } = await git.api('GET', `/pulls/${outputs.number}`);
    expect(title).toBe('Retire Workspace phi-4 from aks-weu-dev/team-search');
    expect(body).toContain('The Service `phi-4` in `team-search` goes');
    expect(body).toContain('Not \\| needed \\<b\\>');
    expect(body).toContain('microsoft/phi\\-4');
  });

  it('is the same request when the task runs again, and says when it was merged', async () => {
    const first = await retire({}, { taskId: 'same' });
    const again = await retire({}, { taskId: 'same' });
    expect(again.number).toBe(first.number);
    await git.merge(first.number);
    expect(await git.fileOn('main', `${FOLDER}/phi-4.yaml`)).toBeNull();
    expect(await retire({}, { taskId: 'same' })).toMatchObject({
      state: 'merged',
      removed: [],
    });
    await expect(retire()).rejects.toThrow(/^name: there is no Workspace/);
  });

  it('starts over when the base branch has moved', async () => {
    const first = await retire({}, { taskId: 'moves' });
    await git.commit({ [LIST]: list('new.yaml', 'phi-4.yaml', 'set.yaml') });
    const again = await retire({}, { taskId: 'moves' });
    expect(again.number).toBe(first.number);
    expect(await git.fileOn(again.branch, LIST)).toBe(
      list('new.yaml', 'set.yaml'),
    );
  });

  it.each([
    [{ kind: 'InferenceSet' }, /there is no InferenceSet 'phi-4'/],
    [{ name: '../x' }, /^name: /],
    [{ namespace: 'none' }, /there is no Workspace/],
    [{ path: '../up' }, /^path: /],
  ])('refuses to retire %j', async (changes, message) => {
    await expect(retire(changes)).rejects.toThrow(message);
  });

  it('leaves a file alone that holds other objects too', async () => {
    await git.commit({
      [`${FOLDER}/phi-4.yaml`]: `${workspace('phi-4')}---\n${configMap('x')}`,
    });
    await expect(retire()).rejects.toThrow(/and other objects/);
  });

  it('sends nothing in a dry run', async () => {
    const outputs = await retire({}, { dryRun: true });
    expect(outputs.state).toBe('dry-run');
    expect(outputs.diff).toContain('+++ /dev/null');
    expect(await git.fileOn(outputs.branch, LIST)).toBeNull();
  });

  it('changes what can be changed, and keeps the rest of the file', async () => {
    const outputs = await change({
      expires: '2099-06-30',
      config: 'another',
      owner: '',
    });
    const text = (await git.fileOn(outputs.branch, `${FOLDER}/phi-4.yaml`))!;
    expect(text).toMatch(/^# kept\n/);
    expect(parse(text)).toEqual({
      ...parse(workspace('phi-4')),
      metadata: {
        ...parse(workspace('phi-4')).metadata,
        annotations: {
          'kaito-portal.io/request-id': 'r-phi-4',
          'kaito-portal.io/owner': 'group:default/search',
          'kaito-portal.io/expires': '2099-06-30',
        },
      },
      inference: { preset: { name: 'microsoft/phi-4' }, config: 'another' },
    });
    const { body } = await git.api('GET', `/pulls/${outputs.number}`);
    expect(body).toContain('not set → 2099\\-06\\-30');
    expect(body).toContain('the pods restart');
  });

  it('scales an InferenceSet, unless KEDA does', async () => {
    const at = { kind: 'InferenceSet', name: 'phi-4-scaled' };
    const { branch } = await change({ replicas: 3 }, at);
    const text = (await git.fileOn(branch, `${FOLDER}/set.yaml`))!;
    expect(parse(text).spec.replicas).toBe(3);
    await git.commit({
      [`${FOLDER}/set.yaml`]: set(
        '{scaledobject.kaito.sh/auto-provision: "true"}',
      ),
    });
    await expect(change({ replicas: 3 }, at)).rejects.toThrow(/KEDA/);
  });

  it('says that there is nothing to do', async () => {
    const { state } = await change({ config: 'phi-4-config' });
    expect(state).toBe('unchanged');
  });

  it.each([
    [{}, /changes: name something/],
    [{ replicas: 2 }, /^replicas: a Workspace has none/],
    [{ expires: 'soon' }, /changes\.expires: /],
    [{ instanceType: 'x' }, /changes: Unrecognized key/],
    [
      { adapters: [{ name: 'one', image: 'registry.example.org/a:1' }] },
      /would not carry this out\. adapters: .*retire this one/,
    ],
  ])('refuses to change %j', async (changes, message) => {
    await expect(change(changes)).rejects.toThrow(message);
  });

  it('takes the inputs of every example', async () => {
    for (const { example } of retireExamples) {
      const {
        repoUrl: _,
        cluster: _c,
        ...input
      } = parse(example).steps[0].input;
      await git.commit({ [`${FOLDER}/set.yaml`]: set() });
      const outputs = await retire(input, { dryRun: true });
      expect(outputs.state).toBe('dry-run');
    }
    for (const { example } of changeExamples) {
      const { changes, ...at } = parse(example).steps[0].input;
      const outputs = await change(changes, at, { dryRun: true });
      expect(outputs.state).toBe('dry-run');
    }
  });
});
