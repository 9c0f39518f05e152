import {
  BuilderInputError,
  type BundleRequest,
  KaitoRefusalError,
  renderBundle,
  renderExternalSecret,
  renderFluxKustomization,
  renderHttpRoute,
  renderModelMirror,
  renderMultiRoleInference,
  renderRagEngine,
  renderReplicaService,
  renderTemplateWorkspace,
  renderTrainingConfig,
  renderTuningWorkspace,
} from '.';
import { renderInferenceSet, renderWorkspace } from '..';

const at = { name: 'phi', namespace: 'search' };
const machine = { instanceType: 'Standard_NC24ads_A100_v4' };
const serving = { ...at, ...machine, model: 'phi-4' };
const route = { ...at, gateway: { name: 'gw' } };
const pod = {
  spec: {
    containers: [
      {
        name: 'c',
        image: 'a.io/b:c',
        resources: { limits: { 'nvidia.com/gpu': 1 } },
      },
    ],
  },
};

/** What a builder says of an input, as `field: reason`. */
function problems(build: () => unknown): string[] {
  try {
    build();
  } catch (error) {
    expect(error).toBeInstanceOf(BuilderInputError);
    return (error as BuilderInputError).problems.map(
      ({ field, reason, fix }) => {
        expect(fix).not.toBe('');
        return `${field}: ${reason}`;
      },
    );
  }
  return [];
}

describe('renderWorkspace', () => {
  it('writes options as the annotations KAITO reads, defaults not at all', () => {
    expect(
      renderWorkspace({
        ...serving,
        runtime: 'vllm',
        performanceMode: 'throughput',
        disableBenchmark: true,
        nodeImageFamily: 'azurelinux',
        useLocalWeights: true,
        modelStreaming: 'disabled',
        loadBalancer: true,
      }).metadata.annotations,
    ).toEqual({
      'kaito.sh/performance-mode': 'throughput',
      'kaito.sh/disable-benchmark': 'true',
      'kaito.sh/node-image-family': 'azurelinux',
      'kaito.sh/use-local-weights': 'true',
      'kaito.sh/model-streaming': 'disabled',
      'kaito.sh/enablelb': 'True',
    });
    expect(
      renderWorkspace({
        ...serving,
        runtime: 'vllm',
        performanceMode: 'balanced',
        disableBenchmark: false,
        loadBalancer: false,
      }).metadata,
    ).not.toHaveProperty('annotations');
  });

  it.each([
    ['0.12', 'microsoft/phi-4'],
    ['v0.11.3', 'microsoft/phi-4'],
    ['1.0', 'microsoft/phi-4'],
    ['0.10', 'phi-4'],
    ['0.9.0', 'phi-4'],
  ])('names the model as KAITO %s knows it', (kaitoVersion, name) => {
    const { inference } = renderWorkspace({ ...serving, kaitoVersion });
    expect(inference?.preset?.name).toBe(name);
  });

  it('selects nodes brought by hand by their own labels', () => {
    const { resource } = renderWorkspace({
      ...at,
      model: 'phi-4',
      nodeLabels: { pool: 'a100' },
      partition: { mode: 'accelerator', count: 2 },
    });
    expect(resource).toEqual({
      labelSelector: { matchLabels: { pool: 'a100' } },
      partition: { mode: 'accelerator', count: 2 },
    });
  });

  it.each<[string, object]>([
    ['name', { name: 'Phi_4' }],
    ['name', { name: '4phi' }],
    ['name', { name: 'a'.repeat(53) }],
    ['namespace', { namespace: 'a.b' }],
    ['model', { model: ' ' }],
    ['model', { model: undefined }],
    ['kaitoVersion', { kaitoVersion: 'new' }],
    ['modelAccessSecret', { modelAccessSecret: 'hf_AbCdEfGhIjKl' }],
    ['runtime', { runtime: 'tgi' }],
    ['nodeClassName', { nodeImageFamily: 'ubuntu', nodeClassName: 'x' }],
    ['nodeLabels', { nodeLabels: { a: 'b' } }],
    ['nodeLabels', { instanceType: '', nodeLabels: {} }],
    [
      'nodeLabels',
      { instanceType: '', nodeLabels: { 'kaito.sh/workspace': 'x' } },
    ],
    ['partition', { partition: { mode: 'accelerator', count: 1 } }],
    ['partition.mode', { instanceType: '', partition: { mode: 'half' } }],
    [
      'partition.profile',
      { instanceType: '', partition: { mode: 'mig', profile: '9g' } },
    ],
    [
      'partition',
      {
        instanceType: '',
        kaitoVersion: '0.11',
        partition: { mode: 'accelerator', count: 1 },
      },
    ],
    ['adapters[0]', { adapters: [{ name: 'a' }] }],
    ['adapters[0].image', { adapters: [{ name: 'a', image: 'A B' }] }],
    [
      'adapters[0].volumeSource',
      { adapters: [{ name: 'a', volumeSource: {} }] },
    ],
    [
      'adapters[0].strength',
      { adapters: [{ name: 'a', image: 'a.io/b:c', strength: 0.5 }] },
    ],
    [
      'adapters',
      { adapters: [1, 2].map(() => ({ name: 'a', image: 'a.io/b:c' })) },
    ],
    [
      'adapters',
      {
        adapters: [...Array(11).keys()].map(i => ({
          name: `a${i}`,
          image: 'a.io/b:c',
        })),
      },
    ],
    [
      'staticModelMirror.dataRefsUrl',
      {
        staticModelMirror: {
          dataRefsUrl: 'https://a.example.org/?sig=x',
          identityClientId: 'a',
          sourceType: 'byo',
        },
      },
    ],
  ])('refuses and names %s of %j', (field, wrong) => {
    const found = problems(() => renderWorkspace({ ...serving, ...wrong }));
    expect(found[0]?.split(':')[0]).toBe(field);
  });

  it('refuses what holds itself', () => {
    const nodeLabels: Record<string, unknown> = {};
    nodeLabels.a = nodeLabels;
    nodeLabels.b = nodeLabels;
    expect(
      problems(() =>
        renderWorkspace({
          ...serving,
          nodeLabels: nodeLabels as Record<string, string>,
        }),
      ),
    ).toEqual([
      'nodeLabels.a: holds itself and has no end',
      'nodeLabels.b: holds itself and has no end',
    ]);
  });

  it('never repeats a token', () => {
    const token = 'hf_AbCdEfGhIjKlMnOp';
    const build = () => renderWorkspace({ ...serving, config: token });
    expect(build).toThrow(/looks like a token/);
    expect(build).not.toThrow(new RegExp(token));
  });

  it('takes a strength under the transformers runtime', () => {
    const { inference } = renderWorkspace({
      ...serving,
      runtime: 'transformers',
      adapters: [{ name: 'a', image: 'a.io/b:c', strength: 0.5 }],
    });
    expect(inference?.adapters).toEqual([
      { source: { name: 'a', image: 'a.io/b:c' }, strength: '0.5' },
    ]);
  });
});

it('renderInferenceSet puts options where their readers look', () => {
  const { metadata, spec } = renderInferenceSet({
    ...serving,
    disableBenchmark: true,
    performanceMode: 'interactivity',
    autoUpgrade: { enabled: true, strategy: 'Surge' },
  });
  expect(metadata.annotations).toEqual({
    'kaito.sh/disable-benchmark': 'true',
  });
  expect(spec.template.metadata).toEqual({
    annotations: { 'kaito.sh/performance-mode': 'interactivity' },
  });
  expect(
    problems(() => renderInferenceSet({ ...serving, kaitoVersion: '0.10' })),
  ).toEqual([expect.stringContaining('came with KAITO 0.11')]);
  expect(
    problems(() =>
      renderInferenceSet({
        ...serving,
        autoUpgrade: {
          enabled: true,
          maintenanceWindow: { schedule: 'nightly', duration: '-4h' },
        },
      }),
    ).map(line => line.split(':')[0]),
  ).toEqual([
    'autoUpgrade.maintenanceWindow.schedule',
    'autoUpgrade.maintenanceWindow.duration',
  ]);
});

describe('renderTuningWorkspace', () => {
  const tuning = {
    ...serving,
    method: 'qlora' as const,
    input: { urls: ['https://data.example.org/a.parquet'] },
    output: { image: 'a.io/b:c', imagePushSecret: 'push' },
  };

  it('tunes on one node', () => {
    const { resource, tuning: spec } = renderTuningWorkspace(tuning);
    expect(resource).not.toHaveProperty('count');
    expect(spec).toEqual({
      preset: { name: 'microsoft/phi-4' },
      method: 'qlora',
      input: tuning.input,
      output: tuning.output,
    });
  });

  it.each<[string, object]>([
    ['method', { method: 'LoRA' }],
    ['instanceType', { instanceType: undefined }],
    ['model', { model: 'meta-llama/Llama-3.1-8B-Instruct' }],
    ['input', { input: {} }],
    ['input', { input: { urls: tuning.input.urls, image: 'a.io/b:c' } }],
    ['input.urls[0]', { input: { urls: ['http://169.254.169.254/x'] } }],
    ['input.urls[0]', { input: { urls: ['ftp://a.example.org'] } }],
    ['input.urls[0]', { input: { urls: ['https://u:p@a.example.org/x'] } }],
    ['output', { output: {} }],
    ['output.imagePushSecret', { output: { image: 'a.io/b:c' } }],
    ['output.volume', { output: { volume: {} } }],
  ])('refuses and names %s of %j', (field, wrong) => {
    const found = problems(() =>
      renderTuningWorkspace({ ...tuning, ...wrong }),
    );
    expect(found[0]?.split(':')[0]).toBe(field);
  });

  it('brings a config KAITO reads, quantised where the method wants it', () => {
    expect(
      renderTrainingConfig({ ...at, method: 'qlora', LoraConfig: { r: 16 } })
        .data,
    ).toEqual({
      'training_config.yaml':
        'training_config:\n  LoraConfig:\n    r: 16\n  QuantizationConfig:\n    load_in_4bit: true\n',
    });
    expect(renderTrainingConfig({ ...at, method: 'lora' }).data).toEqual({
      'training_config.yaml': 'training_config: {}\n',
    });
    expect(
      problems(() =>
        renderTrainingConfig({
          ...at,
          method: 'lora',
          QuantizationConfig: { load_in_4bit: true },
          TrainingArguments: { output_dir: '../etc' },
        }),
      ).map(line => line.split(':')[0]),
    ).toEqual(['QuantizationConfig', 'TrainingArguments.output_dir']);
  });
});

it('renderTemplateWorkspace wants GPUs and no secrets in the open', () => {
  const own = { ...at, ...machine, template: pod, count: 2 };
  expect(renderTemplateWorkspace(own).inference).toEqual({ template: pod });
  expect(renderTemplateWorkspace(own).resource?.count).toBe(2);
  const [container] = pod.spec.containers;
  const withContainer = (extra: object) =>
    problems(() =>
      renderTemplateWorkspace({
        ...own,
        template: { spec: { containers: [{ ...container, ...extra }] } },
      }),
    );
  expect(withContainer({ resources: {} })).toEqual([
    expect.stringContaining('asks for no GPU'),
  ]);
  expect(withContainer({ env: [{ name: 'API_KEY', value: 'x' }] })).toEqual([
    expect.stringContaining('containers[0].env[0].value'),
  ]);
  expect(withContainer({ env: [{ name: 'MODE', value: 'x' }] })).toEqual([]);
});

describe('renderRagEngine', () => {
  const engine = {
    ...at,
    embedding: { local: { modelID: 'BAAI/bge-small-en-v1.5' } },
  };

  it('answers with a Workspace of the same namespace', () => {
    expect(
      renderRagEngine({
        ...engine,
        compute: { instanceType: 'standard_nc24ads_a100_v4' },
        inferenceService: { workspace: 'phi-4', contextWindowSize: 16384 },
        guardrails: { enabled: true, config: 'policy' },
      }).spec,
    ).toEqual({
      compute: {
        instanceType: 'Standard_NC24ads_A100_v4',
        labelSelector: { matchLabels: { apps: 'phi' } },
      },
      embedding: engine.embedding,
      inferenceService: {
        url: 'http://phi-4.search.svc.cluster.local/v1/chat/completions',
        contextWindowSize: 16384,
      },
      guardrails: { enabled: true, configMapRef: { name: 'policy' } },
    });
  });

  it.each<[string, object]>([
    ['embedding', { embedding: {} }],
    ['embedding.local', { embedding: { local: {} } }],
    ['embedding.local.image', { embedding: { local: { image: 'repo' } } }],
    ['inferenceService', { inferenceService: { contextWindowSize: 1 } }],
    [
      'inferenceService.contextWindowSize',
      { inferenceService: { workspace: 'a', contextWindowSize: 0 } },
    ],
    [
      'inferenceService.url',
      { inferenceService: { url: 'http://a/v1', contextWindowSize: 1 } },
    ],
    [
      'storage.vectorDB.engine',
      { storage: { vectorDB: { engine: 'x', url: 'http://a' } } },
    ],
    [
      'compute.nodeLabels',
      { compute: { instanceType: 'a', nodeLabels: { a: 'b' } } },
    ],
  ])('refuses and names %s of %j', (field, wrong) => {
    const found = problems(() => renderRagEngine({ ...engine, ...wrong }));
    expect(found[0]?.split(':')[0]).toBe(field);
  });
});

it('renderMultiRoleInference has one role of each', () => {
  expect(
    renderMultiRoleInference({
      ...at,
      model: 'phi-4',
      modelAccessSecret: 'hf',
      prefill: { ...machine, replicas: 2 },
      decode: { instanceType: 'standard_nc24ads_a100_v4' },
    }).spec,
  ).toEqual({
    labelSelector: { matchLabels: { apps: 'phi' } },
    model: { name: 'microsoft/phi-4', modelAccessSecret: 'hf' },
    roles: [
      { type: 'prefill', replicas: 2, ...machine },
      { type: 'decode', ...machine },
    ],
  });
  expect(
    problems(() =>
      renderMultiRoleInference({
        ...at,
        model: 'phi-4',
        prefill: { replicas: 0 },
        decode: {},
      }),
    ),
  ).toEqual([expect.stringContaining('prefill.replicas')]);
});

it('renderModelMirror says where weights come from, or nothing', () => {
  expect(renderModelMirror({ name: 'm', mode: 'Static' }).spec).toEqual({
    mode: 'Static',
  });
  expect(
    problems(() =>
      renderModelMirror({
        name: 'm',
        mode: 'Managed',
        model: 'microsoft/phi-4',
        size: 'big',
        storageClassName: 'blob-fuse',
      }),
    ),
  ).toEqual([expect.stringContaining('size: ')]);
});

describe('what leads to a model', () => {
  it.each([
    ['Workspace', { kind: 'Service', name: 'phi', port: 80 }],
    ['RAGEngine', { kind: 'Service', name: 'phi', port: 80 }],
    [
      'InferenceSet',
      {
        group: 'inference.networking.k8s.io',
        kind: 'InferencePool',
        name: 'phi-inferencepool',
      },
    ],
  ] as const)('is a route to the backend of a %s', (kind, backend) => {
    const { rules } = renderHttpRoute({
      ...route,
      backend: { kind, name: 'phi' },
    }).spec;
    expect(rules).toEqual([{ backendRefs: [backend] }]);
  });

  it('takes a prefix off, and finds a model by the header of the gateway', () => {
    const [rule] = renderHttpRoute({
      ...route,
      pathPrefix: '/phi-4',
      servedModel: 'phi-4',
      timeout: '0s',
      backend: { kind: 'Workspace', name: 'phi' },
    }).spec.rules;
    expect(rule).toMatchObject({
      matches: [
        {
          path: { type: 'PathPrefix', value: '/phi-4' },
          headers: [{ name: 'X-Gateway-Model-Name', value: 'phi-4' }],
        },
      ],
      filters: [{ urlRewrite: { path: { replacePrefixMatch: '/' } } }],
      timeouts: { request: '0s' },
    });
  });

  it('is a Service over the leaders of all replicas', () => {
    expect(
      renderReplicaService({ namespace: 'search', inferenceSet: 'phi' }).spec,
    ).toEqual({
      type: 'ClusterIP',
      selector: {
        'inferenceset.kaito.sh/created-by': 'phi',
        'apps.kubernetes.io/pod-index': '0',
      },
      ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 5000 }],
    });
  });
});

it('renderExternalSecret yields HF_TOKEN and holds no value', () => {
  const secret = {
    name: 'hf',
    namespace: 'search',
    store: { name: 'vault' },
    remoteKey: 'kv/hugging-face',
  };
  expect(renderExternalSecret(secret).spec).toEqual({
    refreshInterval: '1h',
    secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
    target: { name: 'hf', creationPolicy: 'Owner' },
    data: [{ secretKey: 'HF_TOKEN', remoteRef: { key: 'kv/hugging-face' } }],
  });
  expect(
    problems(() =>
      renderExternalSecret({ ...secret, remoteKey: 'hf_AbCdEfGhIjKl' }),
    ),
  ).toEqual([expect.stringContaining('remoteKey: looks like a token')]);
});

it('renderFluxKustomization stays below the repository', () => {
  const flux = { name: 'a', sourceRef: { name: 'fleet' } };
  expect(renderFluxKustomization({ ...flux, path: './a/b' }).spec).toEqual({
    interval: '10m',
    path: './a/b',
    prune: true,
    sourceRef: { kind: 'GitRepository', name: 'fleet' },
  });
  expect(
    problems(() => renderFluxKustomization({ ...flux, path: '../b' })),
  ).toEqual([expect.stringContaining('path: ')]);
});

describe('renderBundle', () => {
  const request: BundleRequest = {
    kind: 'Workspace',
    ...serving,
    inferenceConfig: { vllm: { 'max-model-len': 8192 } },
    externalSecret: { store: { name: 'vault' }, remoteKey: 'hf' },
    exposure: { type: 'http-route', gateway: { name: 'gw' } },
  };
  const pathsOf = (wanted: BundleRequest) =>
    renderBundle(wanted).map(({ path }) => path);

  it('brings what must be there first, and names it where it is read', () => {
    const files = renderBundle(request);
    expect(files.map(({ path }) => path)).toEqual([
      'external-secret.yaml',
      'config.yaml',
      'workspace.yaml',
      'httproute.yaml',
      'kustomization.yaml',
    ]);
    expect(files[2].yaml).toBe(`apiVersion: kaito.sh/v1beta1
kind: Workspace
metadata:
  name: phi
  namespace: search
# No count: KAITO works out the nodes of a vLLM preset itself and ignores it.
resource:
  instanceType: Standard_NC24ads_A100_v4
  labelSelector:
    matchLabels:
      apps: phi
inference:
  preset:
    name: microsoft/phi-4
    presetOptions:
      # Name of a Secret of this namespace with the key HF_TOKEN; its value never belongs in Git.
      modelAccessSecret: phi-token
  # The ConfigMap must exist before this is created. Other content under the same name restarts nothing: give it a new name.
  config: phi-config
`);
  });

  it('orders by waves for Argo CD', () => {
    const waves = renderBundle({ ...request, ordering: 'argocd' }).map(
      ({ object }) =>
        'metadata' in object
          ? object.metadata.annotations?.['argocd.argoproj.io/sync-wave']
          : null,
    );
    expect(waves).toEqual(['-1', '-1', undefined, '1', null]);
  });

  it('orders by folders for Flux', () => {
    const files = renderBundle({
      ...request,
      ordering: 'flux',
      flux: { sourceRef: { name: 'fleet' }, path: './clusters/prod/phi/' },
    });
    expect(files.map(({ path }) => path)).toEqual([
      'prerequisites/external-secret.yaml',
      'prerequisites/config.yaml',
      'prerequisites/kustomization.yaml',
      'workload/workspace.yaml',
      'workload/httproute.yaml',
      'workload/kustomization.yaml',
      'flux-prerequisites.yaml',
      'flux-workload.yaml',
      'kustomization.yaml',
    ]);
    const [first, second] = files.slice(6, 8).map(({ object }) => object);
    expect(first).toMatchObject({
      metadata: { name: 'search-phi-prerequisites', namespace: 'flux-system' },
      spec: { path: './clusters/prod/phi/prerequisites', wait: true },
    });
    expect(second).toMatchObject({
      metadata: { name: 'search-phi' },
      spec: {
        path: './clusters/prod/phi/workload',
        dependsOn: [{ name: 'search-phi-prerequisites' }],
      },
    });
    expect(second).not.toHaveProperty('spec.wait');
  });

  it('needs one Kustomization of Flux where nothing must come first', () => {
    expect(
      pathsOf({
        kind: 'Workspace',
        ...serving,
        ordering: 'flux',
        flux: { sourceRef: { name: 'fleet' }, path: 'phi' },
      }),
    ).toEqual([
      'workload/workspace.yaml',
      'workload/kustomization.yaml',
      'flux-workload.yaml',
      'kustomization.yaml',
    ]);
  });

  it('gives a RAGEngine its secret where the key is read', () => {
    const [, engine] = renderBundle({
      kind: 'RAGEngine',
      ...at,
      embedding: { local: { modelID: 'a/b' } },
      inferenceService: { workspace: 'phi-4', contextWindowSize: 4096 },
      externalSecret: {
        store: { name: 'vault' },
        remoteKey: 'llm',
        secretKey: 'LLM_ACCESS_SECRET',
      },
    });
    expect(engine.object).toMatchObject({
      spec: { inferenceService: { accessSecret: 'phi-token' } },
    });
  });

  it.each<[string, object]>([
    ['kind', { kind: 'Deployment' }],
    ['spec', { spec: {} }],
    ['ordering', { ordering: 'helm' }],
    ['flux', { ordering: 'flux' }],
    ['flux', { flux: { sourceRef: { name: 'a' }, path: 'b' } }],
    ['exposure.type', { exposure: { type: 'service' } }],
    ['exposure.type', { exposure: { type: 'ingress' } }],
    ['exposure.gateway', { exposure: { type: 'http-route' } }],
    ['inferenceConfig', { runtime: 'transformers' }],
    [
      'inferenceConfig.name',
      { config: 'a', inferenceConfig: { name: 'b', vllm: {} } },
    ],
    [
      'inferenceConfig.vllm.max-model-len',
      { inferenceConfig: { vllm: { 'max-model-len': '8k' } } },
    ],
    [
      'externalSecret.secretKey',
      {
        externalSecret: {
          ...request.externalSecret,
          secretKey: 'LLM_ACCESS_SECRET',
        },
      },
    ],
    [
      'externalSecret.name',
      {
        modelAccessSecret: 'a',
        externalSecret: { ...request.externalSecret, name: 'b' },
      },
    ],
  ])('refuses and names %s of %j', (field, wrong) => {
    const found = problems(() =>
      renderBundle({ ...request, ...wrong } as BundleRequest),
    );
    expect(found[0]?.split(':')[0]).toBe(field);
  });

  it('names the model as the cluster knows it, and refuses what does not fit one node', () => {
    const old = { ...request, kaitoVersion: '0.10' };
    expect(renderBundle(old)[2].object).toMatchObject({
      inference: { preset: { name: 'phi-4' } },
    });
    expect(() =>
      renderBundle({
        kind: 'Workspace',
        ...at,
        ...machine,
        model: 'openai/gpt-oss-120b',
        runtime: 'transformers',
      }),
    ).toThrow(/W27/);
  });

  it('refuses what KAITO would refuse, with the rule', () => {
    const tooLong = {
      ...request,
      inferenceConfig: { vllm: { 'max-model-len': 999999 } },
    };
    expect(() => renderBundle(tooLong)).toThrow(KaitoRefusalError);
    expect(() => renderBundle(tooLong)).toThrow(/W35/);
    expect(() =>
      renderBundle({ kind: 'Workspace', ...at, ...machine, model: 'phi-2' }),
    ).toThrow(/W13/);
  });
});
