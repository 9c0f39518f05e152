import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import fc from 'fast-check';
import { parse } from 'yaml';
import { createValidateAction } from './createValidateAction';
import { examples } from './createValidateAction.examples';
import { toExpression } from './matchFiles';

const directory = createMockDirectory();
const action = createValidateAction();

const workspace = (preset = 'microsoft/phi-4', extra = '') => `
apiVersion: kaito.sh/v1beta1
kind: Workspace
metadata: {name: phi, namespace: team}
resource:
  instanceType: Standard_NC24ads_A100_v4
  labelSelector: {matchLabels: {apps: phi}}
inference:
  preset: {name: ${preset}}
${extra}`;

async function validate(input: object) {
  const context = createMockActionContext({
    input: input as any,
    workspacePath: directory.path,
  });
  const error: Error | null = await action.handler(context).then(
    () => null,
    (e: Error) => e,
  );
  const outputs: Record<string, any> = Object.fromEntries(
    jest.mocked(context.output).mock.calls,
  );
  return { error, ...outputs } as typeof outputs & { error: Error | null };
}

beforeEach(() => {
  directory.setContent({
    clusters: {
      'good.yaml': workspace(),
      'kustomization.yaml': 'resources: [good.yaml]\n',
      deep: { 'bad.yaml': `# first line${workspace('phi-2')}` },
    },
    'broken.yaml': 'a: [',
    'other.txt': 'no manifest',
  });
});

describe('kaito:manifest:validate', () => {
  it('tells file, document, object, rule, line and fix, and fails', async () => {
    const { error, findings, files, objects } = await validate({
      files: ['clusters'],
    });
    expect(files).toEqual([
      'clusters/deep/bad.yaml',
      'clusters/good.yaml',
      'clusters/kustomization.yaml',
    ]);
    expect(objects).toBe(2);
    expect(findings).toContainEqual({
      file: 'clusters/deep/bad.yaml',
      document: 1,
      kind: 'Workspace',
      name: 'phi',
      rule: 'W13',
      severity: 'rejected',
      path: 'inference.preset.name',
      line: 9,
      message: expect.any(String),
      fix: expect.any(String),
    });
    expect(error?.message).toMatch(
      /failOn: ineffective.*clusters\/deep\/bad\.yaml:9 W13 inference\.preset\.name/,
    );
  });

  it('passes what is right, and says what only the cluster knows', async () => {
    const { error, findings } = await validate({
      files: ['clusters/good.yaml'],
    });
    expect(error).toBeNull();
    expect(findings.every((f: any) => f.severity === 'not-checked')).toBe(true);
    const strict = await validate({
      files: ['clusters/good.yaml'],
      failOn: 'not-checked',
    });
    expect(strict.error === null).toBe(findings.length === 0);
  });

  it('fails from the severity on that it is told', async () => {
    const input = { files: ['clusters/**/*.yaml'] };
    expect((await validate({ ...input, failOn: 'never' })).error).toBeNull();
    expect((await validate({ ...input, failOn: 'rejected' })).error).not.toBe(
      null,
    );
  });

  it('makes use of what is known of the cluster', async () => {
    const facts = { provisioner: 'byo', nodes: [] };
    const { error } = await validate({ files: ['clusters/good.yaml'], facts });
    expect(error?.message).toContain('resource.instanceType');
  });

  it('knows the ConfigMaps among the files', async () => {
    const map = (text: string) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: team}\ndata: {inference_config.yaml: '${text}'}\n`;
    const files = ['one'];
    const of = (text: string) => ({
      one: {
        'config.yaml': map(text),
        'w.yaml': workspace('microsoft/phi-4', '  config: c\n'),
      },
    });
    directory.setContent(of('vllm: {max-model-len: 4096}'));
    expect((await validate({ files })).error).toBeNull();
    directory.setContent(of('vllm: ['));
    expect((await validate({ files })).error?.message).toContain('config');
  });

  it('reports a file that cannot be read, with its line', async () => {
    const { findings } = await validate({ files: ['broken.yaml'] });
    expect(findings).toEqual([
      expect.objectContaining({ rule: 'PARSE', severity: 'rejected', line: 1 }),
    ]);
  });

  it.each([
    [{ files: [] }, /^files: /],
    [{ files: ['none.yaml'] }, /^files: nothing .*'none.yaml'/],
    [{ files: ['../outside'] }, /not allowed|outside/i],
    [{ files: ['.'], failOn: 'x' }, /^failOn: /],
    [{ files: ['.'], facts: { cloud: 'moon' } }, /^facts\.cloud: /],
  ])('refuses %j', async (input, message) => {
    expect((await validate(input)).error?.message).toMatch(message);
  });

  it.each(examples.map(({ description, example }) => [description, example]))(
    'runs its example: %s',
    async (_, example) => {
      directory.setContent({ clusters: { a: { 'good.yaml': workspace() } } });
      const [step] = parse(example).steps;
      expect(step.action).toBe(action.id);
      expect(await validate(step.input)).toMatchObject({
        error: null,
        objects: 1,
      });
    },
  );
});

describe('patterns', () => {
  it.each([
    ['a/*.yaml', 'a/b.yaml', true],
    ['a/*.yaml', 'a/b/c.yaml', false],
    ['**/*.yaml', 'b.yaml', true],
    ['a/**/c.yaml', 'a/x/y/c.yaml', true],
    ['a.yaml', 'axyaml', false],
  ])('%s on %s: %s', (pattern, path, matches) => {
    expect(toExpression(pattern).test(path)).toBe(matches);
  });

  it('takes every other character for itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z.+()[\]{}|^$\\-]{1,20}$/), name => {
        expect(toExpression(`x${name}`).test(`x${name}`)).toBe(true);
      }),
    );
  });
});
