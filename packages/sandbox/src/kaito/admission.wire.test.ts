import { sandboxClient } from '../cluster/contract/sandboxClient';
import type { ApiClient } from '../cluster/contract/ApiClient';
import { workspaceManifest } from '../cluster/contract/workspaceManifest';
import { type SandboxCluster, startCluster } from '../cluster/startCluster';

const WORKSPACES = '/apis/kaito.sh/v1beta1/namespaces/search/workspaces';
const MERGE = { 'content-type': 'application/merge-patch+json' };

describe("KAITO's admission", () => {
  let cluster: SandboxCluster;
  let client: ApiClient;

  beforeAll(async () => {
    cluster = await startCluster({ name: 'admission', pace: 100_000 });
    client = sandboxClient(cluster);
  });
  afterAll(async () => {
    await client.close();
    await cluster.stop();
  });

  const refusal = async (change: object, query = '') => {
    const { status, body } = await client.call(
      'POST',
      `${WORKSPACES}${query}`,
      { ...workspaceManifest('refused'), ...change },
    );
    return { status, reason: body.reason, message: body.message };
  };
  const denied =
    'admission webhook "validation.workspace.kaito.sh" denied the request: validation failed: ';

  it('denies in the words of a knative webhook, naming the field', async () => {
    const { resource } = workspaceManifest('refused');
    const answer = await refusal({
      resource: { ...resource, instanceType: undefined },
    });
    expect(answer).toMatchObject({ status: 400, reason: 'BadRequest' });
    expect(answer.message.startsWith(denied)).toBe(true);
    expect(answer.message).toContain('resource.instanceType');
  });

  it('denies an unknown preset and a model nobody can look up from here', async () => {
    const unknown = await refusal({
      inference: { preset: { name: 'no-such-model' } },
    });
    expect(unknown.message).toContain(denied);
    const elsewhere = await refusal({
      inference: { preset: { name: 'someone/some-model' } },
    });
    expect(elsewhere.message).toContain('failed to get model preset');
  });

  it.each([
    ['?fieldValidation=Strict', 'strict decoding error: unknown field "spec"'],
    ['?fieldValidation=Ignore', denied],
    ['', denied],
  ])('rejects a Workspace with a spec (%s)', async (query, words) => {
    const { resource, inference } = workspaceManifest('refused');
    const answer = await refusal(
      {
        resource: undefined,
        inference: undefined,
        spec: { resource, inference },
      },
      query,
    );
    expect(answer.status).toBe(400);
    expect(answer.message).toContain(words);
  });

  it('prunes unknown fields and warns, unless told to be strict', async () => {
    const manifest = {
      ...workspaceManifest('pruned'),
      extra: { a: 1 },
    };
    const { status, headers, body } = await client.call(
      'POST',
      `${WORKSPACES}?fieldValidation=Warn`,
      manifest,
    );
    expect(status).toBe(201);
    expect(body).not.toHaveProperty('extra');
    expect(headers.warning).toBe('299 - "unknown field \\"extra\\""');
  });

  it('keeps what is immutable', async () => {
    await client.call('POST', WORKSPACES, workspaceManifest('fixed'));
    const changed = await client.call(
      'PATCH',
      `${WORKSPACES}/fixed`,
      { inference: { preset: { name: 'microsoft/phi-4-mini-instruct' } } },
      MERGE,
    );
    expect(changed.status).toBe(400);
    expect(changed.body.message).toContain(denied);
    expect(changed.body.message).toContain('inference.preset');
  });

  it("runs the child's rules on an InferenceSet", async () => {
    const answer = await client.call(
      'POST',
      '/apis/kaito.sh/v1beta1/namespaces/search/inferencesets',
      {
        apiVersion: 'kaito.sh/v1beta1',
        kind: 'InferenceSet',
        metadata: { name: 'set' },
        spec: {
          labelSelector: { matchLabels: { apps: 'set' } },
          template: {
            resource: { instanceType: 'Standard_NC24ads_A100_v4' },
            inference: { preset: { name: 'no-such-model' } },
          },
        },
      },
    );
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('validation.inferenceset.kaito.sh');
    expect(answer.body.message).toContain('spec.template.inference.preset');
  });

  const SPACE = '/apis/kaito.sh';
  const make = (version: string, kind: string, name: string, spec: object) => ({
    apiVersion: `kaito.sh/${version}`,
    kind,
    metadata: { name },
    spec,
  });
  const instanceType = 'Standard_NC24ads_A100_v4';
  const labelSelector = { matchLabels: { apps: 'x' } };
  const SOUND = {
    InferenceSet: {
      labelSelector,
      replicas: 0,
      template: {
        resource: { instanceType },
        inference: { preset: { name: 'microsoft/phi-4' } },
      },
    },
    RAGEngine: {
      compute: { instanceType, labelSelector },
      embedding: { local: { modelID: 'BAAI/bge-small-en-v1.5' } },
      inferenceService: {
        url: 'http://x/v1/completions',
        contextWindowSize: 9,
      },
    },
    MultiRoleInference: {
      labelSelector,
      model: { name: 'microsoft/phi-4' },
      roles: [
        { type: 'prefill', instanceType },
        { type: 'decode', instanceType },
      ],
    },
    ModelMirror: {
      source: { registry: 'huggingface', modelID: 'microsoft/phi-4' },
      storage: { size: '100Gi', storageClassName: 'blob-fuse' },
    },
  };
  const PLACES = {
    InferenceSet: ['v1beta1', 'namespaces/search/inferencesets'],
    RAGEngine: ['v1beta1', 'namespaces/search/ragengines'],
    MultiRoleInference: ['v1alpha1', 'namespaces/search/multiroleinferences'],
    ModelMirror: ['v1alpha1', 'modelmirrors'],
  };
  type Kind = keyof typeof SOUND;

  const create = (kind: Kind, name: string, change: object = {}) => {
    const [version, place] = PLACES[kind];
    const manifest = make(version, kind, name, { ...SOUND[kind], ...change });
    return client.call('POST', `${SPACE}/${version}/${place}`, manifest);
  };

  it.each(Object.keys(SOUND) as Kind[])('admits a sound %s', async kind => {
    const { status, body } = await create(kind, `sound-${kind.toLowerCase()}`);
    expect({ status, message: body.message }).toEqual({ status: 201 });
  });

  it.each<[Kind, object, string]>([
    [
      'InferenceSet',
      {
        replicas: 1,
        template: { inference: { preset: { name: 'microsoft/phi-4' } } },
      },
      'instanceType',
    ],
    [
      'InferenceSet',
      {
        autoUpgrade: {
          enabled: true,
          maintenanceWindow: { schedule: 'at night' },
        },
      },
      'spec.autoUpgrade.maintenanceWindow.schedule',
    ],
    ['RAGEngine', { embedding: {} }, 'spec.embedding'],
    [
      'RAGEngine',
      { inferenceService: { url: 'not a URL', contextWindowSize: 9 } },
      'spec.inferenceService.url',
    ],
    ['MultiRoleInference', { model: { name: '' } }, 'spec.model'],
    ['ModelMirror', { mode: 'Static' }, 'spec.source'],
  ])(
    'denies a %s with %j in the name of its webhook',
    async (kind, change, field) => {
      const { status, body } = await create(kind, 'refused', change);
      expect(status).toBe(400);
      expect(body.message).toContain(
        `admission webhook "validation.${kind.toLowerCase()}.kaito.sh" denied the request: validation failed: `,
      );
      expect(body.message).toContain(field);
    },
  );

  it.each<[Kind, object, string]>([
    [
      'InferenceSet',
      { template: { inference: { preset: { name: 'no-such-model' } } } },
      'spec.template.inference.preset.name',
    ],
    [
      'RAGEngine',
      { inferenceService: { contextWindowSize: 0 } },
      'spec.inferenceService.contextWindowSize',
    ],
    [
      'MultiRoleInference',
      { model: { name: 'microsoft/phi-3' } },
      'spec.model',
    ],
    ['ModelMirror', { storage: { size: '200Gi' } }, 'spec'],
  ])('denies an update of a %s with %j', async (kind, change, field) => {
    const name = `kept-${kind.toLowerCase()}`;
    expect((await create(kind, name)).status).toBe(201);
    const [version, place] = PLACES[kind];
    const { status, body } = await client.call(
      'PATCH',
      `${SPACE}/${version}/${place}/${name}`,
      { spec: change },
      MERGE,
    );
    expect(status).toBe(400);
    expect(body.message).toContain(
      `admission webhook "validation.${kind.toLowerCase()}.kaito.sh" denied`,
    );
    expect(body.message).toContain(field);
  });

  it("reads the gates of the controller's Deployment", async () => {
    const sound = workspaceManifest('partitioned');
    const partition = { mode: 'mig', profile: '3g.40gb' };
    const refused = await refusal({
      resource: { ...sound.resource, partition },
    });
    expect(refused.message).toContain('enableMIG');

    const container = {
      name: 'workspace',
      image: 'mcr.microsoft.com/aks/kaito/workspace:0.12.0',
      args: ['--feature-gates=vLLM=true,enableMIG=true'],
    };
    const opened = await client.call(
      'PATCH',
      '/apis/apps/v1/namespaces/kaito-workspace/deployments/kaito-workspace',
      { spec: { template: { spec: { containers: [container] } } } },
      MERGE,
    );
    expect(opened.status).toBe(200);
    const answer = await refusal({
      resource: { ...sound.resource, partition },
    });
    expect(answer.message).toContain(denied);
    expect(answer.message).not.toContain('enableMIG');
  });
});
