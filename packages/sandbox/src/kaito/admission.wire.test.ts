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
});
