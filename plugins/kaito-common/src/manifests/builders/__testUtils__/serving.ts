import fc from 'fast-check';
import { listModels } from '../../../models';
import { listSkus, MIG_PROFILES } from '../../../skus';
import { image, label, objectName, some, url, words } from './texts';

const models = listModels();
const skus = listSkus().filter(sku => sku.usable);

/** A model by one of its names, in some spelling. */
function nameOf({ name, alias }: (typeof models)[number]) {
  return fc
    .tuple(
      fc.constantFrom(...(alias ? [name, alias] : [name])),
      fc.constantFrom(
        (text: string) => text,
        (text: string) => text.toUpperCase(),
        (text: string) => ` ${text.toLowerCase()} `,
      ),
    )
    .map(([text, spell]) => spell(text));
}

const anyModel = fc.constantFrom(...models).chain(nameOf);
const anyMachine = fc
  .tuple(fc.constantFrom(...skus), fc.boolean())
  .map(([{ name }, upper]) => (upper ? name.toUpperCase() : name));

export const labels = fc.dictionary(
  fc.stringMatching(/^(example\.org\/)?[a-z]([-a-z0-9]{0,8}[a-z0-9])?$/),
  fc.stringMatching(/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,8}[A-Za-z0-9])?$/),
  { minKeys: 1, maxKeys: 3 },
);

export const volumeSource = fc.oneof(
  fc.record({ persistentVolumeClaim: fc.record({ claimName: objectName }) }),
  fc.record({ hostPath: fc.record({ path: fc.constant('/data') }) }),
);

const source = fc.oneof(
  some(
    {
      name: objectName,
      image,
      imagePullSecrets: fc.array(objectName, { minLength: 1, maxLength: 2 }),
    },
    ['name', 'image'],
  ),
  fc.record({ name: objectName, volumeSource }),
);

function adapters(strength: boolean) {
  const one = strength
    ? fc
        .tuple(source, fc.double({ min: 0, max: 1, noNaN: true }))
        .map(([value, weight]) => ({ ...value, strength: weight }))
    : source;
  return fc.uniqueArray<{ name: string }, string>(one, {
    maxLength: 10,
    selector: ({ name }) => name,
  });
}

/** Machines KAITO provisions, or nodes brought by hand, whole or in part. */
const machines = fc.oneof(
  fc.record({ model: anyModel, instanceType: anyMachine }),
  some({ model: anyModel, nodeLabels: labels }, ['model']),
  some(
    {
      model: anyModel,
      nodeLabels: labels,
      partition: fc.record({
        mode: fc.constant('accelerator' as const),
        count: fc.integer({ min: 1, max: 8 }),
      }),
    },
    ['model', 'partition'],
  ),
  fc.constantFrom(...MIG_PROFILES).chain(profile => {
    const memory = Math.floor(Number(/\.(.+)gb/.exec(profile)![1]));
    const fitting = models.filter(({ weightsGiB }) => weightsGiB <= memory);
    return fc.record({
      model: fc.constantFrom(...fitting).chain(nameOf),
      partition: fc.constant({ mode: 'mig' as const, profile }),
    });
  }),
);

const options = some({
  performanceMode: fc.constantFrom(
    'balanced' as const,
    'interactivity' as const,
    'throughput' as const,
  ),
  disableBenchmark: fc.boolean(),
  useLocalWeights: fc.boolean(),
  modelStreaming: fc.constant('disabled' as const),
  modelMirrorStorageClass: objectName,
  streamingServiceAccount: objectName,
  bypassResourceChecks: fc.boolean(),
  staticModelMirror: fc.record({
    dataRefsUrl: url,
    identityClientId: fc.uuid(),
    sourceType: fc.constantFrom('public' as const, 'byo' as const),
  }),
  modelAccessSecret: objectName,
});

const images = fc.oneof(
  some({
    nodeImageFamily: fc.constantFrom('ubuntu' as const, 'azurelinux' as const),
  }),
  some({ nodeClassName: objectName }),
);

export const vllm = fc
  .dictionary(
    fc.stringMatching(/^[a-z]{1,6}(-[a-z]{1,6}){0,2}$/),
    fc.oneof(fc.integer(), words),
  )
  .chain(flags =>
    fc.oneof(
      fc.constant(flags),
      fc
        .integer({ min: 1, max: 4096 })
        .map(length => ({ ...flags, 'max-model-len': length })),
    ),
  );

export const provenance = some({
  requestId: words,
  requestedBy: words,
  owner: words,
  purpose: words,
  expires: fc.constant('2027-01-31'),
});

const vllmServing = fc
  .tuple(
    machines,
    options,
    images,
    some({ runtime: fc.constant('vllm' as const), adapters: adapters(false) }),
    fc.oneof(
      some({ config: objectName }),
      some({
        inferenceConfig: some(
          {
            name: label,
            vllm,
            kvCacheCpuMemoryUtilization: fc.double({
              min: 0,
              max: 1,
              noNaN: true,
            }),
          },
          ['vllm'],
        ),
      }),
    ),
  )
  .map(parts => Object.assign({}, ...parts));

const transformersServing = fc
  .constantFrom(...models.filter(m => m.runtimes.includes('transformers')))
  .chain(model => {
    const fitting = skus.filter(s => s.memoryTotalGiB >= model.weightsGiB);
    return fc.tuple(
      fc.record({
        model: nameOf(model),
        instanceType: fc.constantFrom(...fitting.map(({ name }) => name)),
        runtime: fc.constant('transformers' as const),
        adapters: adapters(true),
      }),
      options,
      images,
    );
  })
  .map(parts => Object.assign({}, ...parts));

/** Fields of Workspace and InferenceSet about what serves and how. */
export const serving = fc.oneof(
  { weight: 3, arbitrary: vllmServing },
  { weight: 1, arbitrary: transformersServing },
);

export { anyMachine, anyModel };
