import { workspaceManifest } from '../../cluster/contract/workspaceManifest';
import {
  createNgramEngine,
  startModelServer,
  type ModelServer,
} from '../../model';
import { KaitoHarness, turnsOf } from '../__testUtils__/KaitoHarness';

const SUCCEEDED = 'WorkspaceSucceeded=True workspaceSucceeded';
const PENDING = 'InferenceReady=False WorkspaceInferenceStatusPending';

const config = (name: string, tokens: number) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data: { 'inference_config.yaml': `vllm:\n  max-model-len: ${tokens}\n` },
});
const adapter = (name: string) => ({
  source: { name, image: `registry.example.org/team/${name}:1` },
});

describe('changes of a Workspace that runs', () => {
  let kaito: KaitoHarness;
  let models: ModelServer;

  beforeAll(async () => {
    models = await startModelServer({ engine: createNgramEngine() });
    kaito = await KaitoHarness.start({
      modelServerUrl: models.url,
      installedKinds: ['ExternalSecret'],
    });
    await kaito.create(config('first', 4096));
    await kaito.create(config('second', 8192));
  });
  afterAll(async () => {
    await kaito.stop();
    await models.stop();
  });

  const create = async (name: string, change: object) => {
    await kaito.create({ ...workspaceManifest(name), ...change } as any);
    await kaito.untilTurn('Workspace', name, SUCCEEDED);
  };
  const revision = (name: string) =>
    kaito.get('Workspace', name)!.metadata.annotations![
      'workspace.kaito.io/revision'
    ];
  const pod = (name: string) => kaito.get('Pod', `${name}-0`)!;
  /** Waits until what runs is another than before, and the Workspace is in its state again. */
  const renewed = (
    name: string,
    kind: string,
    object: string,
    before: string | undefined,
    state = 'Ready',
  ) =>
    kaito.until('Workspace', name, workspace => {
      const now = kaito.get(kind, object)?.metadata.uid;
      const { state: told } = workspace!.status as { state: string };
      return now !== undefined && now !== before && told === state;
    });
  const rolled = (name: string, before: string | undefined) =>
    renewed(name, 'Pod', `${name}-0`, before);
  const ids = async (name: string) => {
    const { body } = await kaito.client.call(
      'GET',
      `/api/v1/namespaces/search/services/${name}:http/proxy/v1/models`,
    );
    return (body as { data: { id: string }[] }).data.map(({ id }) => id);
  };

  it('mounts another config in new Pods, and does not measure again', async () => {
    const { inference } = workspaceManifest('configured');
    await create('configured', {
      inference: { ...inference, config: 'first' },
    });
    const before = pod('configured');
    const turns = kaito.record('Workspace', 'configured');
    await kaito.patch('Workspace', 'configured', {
      inference: { config: 'second' },
    });
    await rolled('configured', before.metadata.uid);
    expect(revision('configured')).toBe('2');
    const after = pod('configured');
    expect(JSON.stringify(after.spec)).toContain('"second"');
    expect(turns).toContain(PENDING);
    expect(turnsOf(kaito.get('Workspace', 'configured'))).toContain(SUCCEEDED);
    expect(turns).not.toContain('BenchmarkCompleted=False BenchmarkPending');
  });

  it('serves another adapter beside the first, but no first one', async () => {
    const { inference } = workspaceManifest('adapted');
    await create('adapted', {
      inference: { ...inference, adapters: [adapter('one')] },
    });
    expect(await ids('adapted')).toEqual(['phi-4', 'one']);
    const first = pod('adapted').metadata.uid;
    await kaito.patch('Workspace', 'adapted', {
      inference: { adapters: [adapter('one'), adapter('two')] },
    });
    await rolled('adapted', first);
    expect(await ids('adapted')).toEqual(['phi-4', 'one', 'two']);

    await create('bare', {});
    const bare = pod('bare').metadata.uid;
    await kaito.patch('Workspace', 'bare', {
      inference: { adapters: [adapter('late')] },
    });
    await rolled('bare', bare);
    expect(JSON.stringify(pod('bare').spec)).toContain('/mnt/adapter/late');
    expect(await ids('bare')).toEqual(['phi-4']);
  });

  it('ignores annotations, and rolls out no Pod template', async () => {
    await create('still', {});
    const before = pod('still').metadata.uid;
    await kaito.patch('Workspace', 'still', {
      metadata: { annotations: { 'kaito.sh/performance-mode': 'throughput' } },
    });
    const container = (image: string) => ({
      spec: { containers: [{ name: 'own', image }] },
    });
    await create('template', {
      inference: { template: container('registry.example.org/a:1') },
    });
    await kaito.patch('Workspace', 'template', {
      inference: { template: container('registry.example.org/a:2') },
    });
    await kaito.until(
      'Workspace',
      'template',
      () => revision('template') === '2',
    );
    expect(JSON.stringify(pod('template').spec)).toContain(':1"');
    expect([revision('still'), pod('still').metadata.uid]).toEqual([
      '1',
      before,
    ]);
  });

  it('runs a tuning Job again when what is tuned changes', async () => {
    const output = (tag: string) => ({
      image: `registry.example.org/team/adapter:${tag}`,
      imagePushSecret: 'push',
    });
    await create('tuned', {
      inference: undefined,
      tuning: {
        preset: { name: 'microsoft/phi-4' },
        method: 'qlora',
        input: { urls: ['https://data.example.org/train.parquet'] },
        output: output('1'),
      },
    });
    const before = kaito.get('Job', 'tuned')!;
    expect(before.status).toMatchObject({ succeeded: 1 });
    await kaito.patch('Workspace', 'tuned', {
      tuning: { output: output('2') },
    });
    await renewed('tuned', 'Job', 'tuned', before.metadata.uid, 'Succeeded');
    expect(revision('tuned')).toBe('2');
  });

  it('starts a Pod again once the token it lacked is there', async () => {
    await kaito.create({
      ...workspaceManifest('gated'),
      inference: {
        preset: {
          name: 'meta-llama/Llama-3.1-8B-Instruct',
          presetOptions: { modelAccessSecret: 'late-token' },
        },
      },
    } as any);
    await kaito.untilTurn(
      'Workspace',
      'gated',
      'InferenceReady=False ContainerCrashLoopBackOff',
    );
    await kaito.create({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'late-token' },
      spec: {
        secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
        target: { name: 'late-token' },
        data: [{ secretKey: 'HF_TOKEN', remoteRef: { key: 'huggingface' } }],
      },
    });
    await kaito.untilTurn('Workspace', 'gated', SUCCEEDED);
    expect(kaito.get('Secret', 'late-token')!.data).toHaveProperty('HF_TOKEN');
    const { containerStatuses } = pod('gated').status as {
      containerStatuses: { restartCount: number }[];
    };
    expect(containerStatuses[0].restartCount).toBeGreaterThan(0);
  });
});
