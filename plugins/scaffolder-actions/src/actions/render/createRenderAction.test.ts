import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createRenderAction } from './createRenderAction';
import { examples } from './createRenderAction.examples';

const directory = createMockDirectory();
const action = createRenderAction();

const input = {
  name: 'phi-4-mini',
  namespace: 'search',
  cluster: 'aks-weu-dev',
  model: 'phi-4-mini-instruct',
  instanceType: 'standard_nc24ads_a100_v4',
  owner: 'group:default/team-search',
  purpose: 'Answer questions about the product manual',
};

async function render(changes: Record<string, unknown> = {}) {
  return run({ ...input, ...changes });
}

async function run(given: object) {
  const context = createMockActionContext({
    input: given as typeof input,
    workspacePath: directory.path,
    task: { id: 'task-1' },
    user: { ref: 'user:default/dana' },
  });
  await action.handler(context as Parameters<typeof action.handler>[0]);
  const outputs: Record<string, any> = Object.fromEntries(
    jest.mocked(context.output).mock.calls,
  );
  return outputs;
}

afterEach(() => directory.clear());

describe('kaito:manifest:render', () => {
  it('writes a Workspace in canonical spelling that says who asked and why', async () => {
    const { file, manifest, requestId } = await render();
    expect(file).toBe('aks-weu-dev/search/phi-4-mini.yaml');
    expect(await readFile(join(directory.path, file), 'utf8')).toBe(manifest);
    expect(parse(manifest)).toEqual({
      apiVersion: 'kaito.sh/v1beta1',
      kind: 'Workspace',
      metadata: {
        name: 'phi-4-mini',
        namespace: 'search',
        annotations: {
          'kaito-portal.io/request-id': requestId,
          'kaito-portal.io/requested-by': 'user:default/dana',
          'kaito-portal.io/owner': 'group:default/team-search',
          'kaito-portal.io/purpose':
            'Answer questions about the product manual',
        },
      },
      resource: {
        instanceType: 'Standard_NC24ads_A100_v4',
        labelSelector: { matchLabels: { apps: 'phi-4-mini' } },
      },
      inference: { preset: { name: 'microsoft/Phi-4-mini-instruct' } },
    });
  });

  it('gives the same wish of the same task the same id, and another wish another', async () => {
    const first = await render();
    expect((await render()).requestId).toBe(first.requestId);
    expect((await render({ name: 'other' })).requestId).not.toBe(
      first.requestId,
    );
  });

  it('takes the id a form gives, and no other text for one', async () => {
    const { requestId, manifest } = await render({
      requestId: 'r-0123456789ab',
    });
    expect(requestId).toBe('r-0123456789ab');
    expect(
      parse(manifest).metadata.annotations['kaito-portal.io/request-id'],
    ).toBe('r-0123456789ab');
    await expect(render({ requestId: '../x' })).rejects.toThrow(
      /requestId: use lower-case letters/,
    );
  });

  it('sums up licence and estimated size for the reviewer', async () => {
    const { summary } = await render();
    expect(summary).toMatchObject({
      model: 'microsoft/Phi-4-mini-instruct',
      licence: 'mit',
      licenceClass: 'permissive',
      nodes: 1,
      gpus: 1,
    });
    expect(summary.fit).toMatch(/^Fits on 1 node .*\(estimated\)\.$/);
  });

  it('says that a model outside the catalog is not estimated', async () => {
    const { summary } = await render({ model: 'acme/tiny' });
    expect(summary).toMatchObject({ nodes: null, licence: null });
    expect(summary.fit).toMatch(/Not estimated: the model acme\/tiny/);
  });

  it.each([
    ['name', 'Phi 4'],
    ['name', 'x'.repeat(53)],
    ['replicas', 3],
    ['exposure.type', 'x'],
    ['namespace', '../prod'],
    ['cluster', '../other'],
    ['purpose', '  '],
    ['expires', 'next year'],
  ])('names the field %s when it is %j', async (field, value) => {
    const changes =
      field === 'exposure.type'
        ? { exposure: { type: value } }
        : { [field]: value };
    await expect(render(changes)).rejects.toThrow(
      new RegExp(`cannot be rendered\\. ${field}: \\S`),
    );
  });

  it('refuses what the cluster would refuse, with rule, place and fix', async () => {
    await expect(render({ model: 'phi-2' })).rejects.toThrow(
      /would refuse this manifest\. inference\.preset\.name: .*W13/,
    );
    await expect(render({ instanceType: 'm5.large' })).rejects.toThrow(/W25/);
  });

  it('refuses a machine KAITO cannot use', async () => {
    await expect(render({ instanceType: 'g4ad.xlarge' })).rejects.toThrow(
      /^instanceType: KAITO cannot use g4ad.xlarge/,
    );
  });

  it('wants to know who asks', async () => {
    const context = createMockActionContext({
      input,
      workspacePath: directory.path,
    });
    await expect(
      action.handler(context as Parameters<typeof action.handler>[0]),
    ).rejects.toThrow(/who asks/);
  });

  it('asks for a secret when the model is gated, and writes only its name', async () => {
    const model = 'meta-llama/Llama-3.1-8B-Instruct';
    await expect(render({ model })).rejects.toThrow(/^modelAccessSecret: /);
    const { manifest } = await render({ model, modelAccessSecret: 'hf-token' });
    expect(parse(manifest).inference.preset.presetOptions).toEqual({
      modelAccessSecret: 'hf-token',
    });
  });

  it('takes the blanks of a form for absent, and leaves a pod as it is', async () => {
    const { files, manifest } = await render({
      kind: 'TemplateWorkspace',
      model: '',
      modelAccessSecret: ' ',
      externalSecret: { store: { name: '' }, remoteKey: '' },
      exposure: {
        type: 'http-route',
        gateway: { name: 'edge' },
        hostnames: [],
      },
      template: {
        spec: {
          containers: [
            {
              name: 'main',
              image: 'registry.example.org/own:1',
              resources: { limits: { 'nvidia.com/gpu': 1 } },
            },
          ],
          volumes: [{ name: 'scratch', emptyDir: {} }],
        },
      },
    });
    expect(parse(manifest).inference.template.spec.volumes).toEqual([
      { name: 'scratch', emptyDir: {} },
    ]);
    expect(files).toEqual([
      'aks-weu-dev/search/phi-4-mini.yaml',
      'aks-weu-dev/search/phi-4-mini-httproute.yaml',
    ]);
  });

  it('puts what must exist first before the workload, and orders it for Argo CD', async () => {
    const { files, summary } = await render({
      kind: 'InferenceSet',
      ordering: 'argocd',
      replicas: 2,
      externalSecret: { store: { name: 'vault' }, remoteKey: 'hf' },
      inferenceConfig: { vllm: { 'max-model-len': 4096 } },
    });
    expect(files).toEqual(
      ['-external-secret', '-config', ''].map(
        part => `aks-weu-dev/search/phi-4-mini${part}.yaml`,
      ),
    );
    const secret = await readFile(join(directory.path, files[0]), 'utf8');
    expect(parse(secret).metadata.annotations).toMatchObject({
      'argocd.argoproj.io/sync-wave': '-1',
      'kaito-portal.io/requested-by': 'user:default/dana',
    });
    expect(summary).toMatchObject({
      nodes: 2,
      gpus: 2,
      context: '4096 tokens (configured)',
      machines: expect.stringMatching(/^2 replicas of .* \(estimated\)$/),
    });
  });

  it('writes what people say so that it is read back as they said it', async () => {
    const marks = fc.stringMatching(
      /^([a-z ]|[:#&*!|>'"%@`{}[\]\\,?-]|\n---\n|\n {2}kind: x|\$\{\{ x \}\}|\.\.\/){1,30}$/,
    );
    await fc.assert(
      fc.asyncProperty(marks, async text => {
        fc.pre(text.trim().length > 0 && text.length <= 500);
        const { manifest } = await render({ purpose: text });
        const { kind, metadata } = parse(manifest);
        expect(kind).toBe('Workspace');
        expect(metadata.annotations['kaito-portal.io/purpose']).toBe(
          text.trim(),
        );
      }),
      { numRuns: 60 },
    );
  });

  it.each(
    ['name', 'namespace', 'cluster', 'model', 'instanceType', 'owner'].flatMap(
      field => [1_000, 1_000_000].map(length => [length, field] as const),
    ),
  )('refuses %d characters in %s in a sentence', async (length, field) => {
    await expect(render({ [field]: 'x'.repeat(length) })).rejects.toThrow(
      /^The request cannot be rendered\. .{1,300}$/s,
    );
  });

  it('refuses a token written where a name belongs, and does not repeat it', async () => {
    const token = 'hf_abcdefghijklmnop';
    const error: Error = await render({ purpose: `use ${token}` }).then(
      () => new Error('did not fail'),
      e => e,
    );
    expect(error.message).toMatch(/purpose: looks like a token/);
    expect(error.message).not.toContain(token);
  });

  it.each(examples.map(({ description, example }) => [description, example]))(
    'runs its example: %s',
    async (_, example) => {
      const [step] = parse(example).steps;
      expect(step.action).toBe(action.id);
      const { manifest, files, summary, findings } = await run(step.input);
      const kind = step.input.kind ?? 'Workspace';
      expect(kind).toContain(parse(manifest).kind);
      expect(summary.kind).toBe(kind);
      for (const file of files) {
        const text = await readFile(join(directory.path, file), 'utf8');
        expect(parse(text).metadata.annotations).toHaveProperty([
          'kaito-portal.io/request-id',
        ]);
      }
      expect(findings).not.toContainEqual(
        expect.objectContaining({ severity: 'rejected' }),
      );
    },
  );
});
