import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The zod the Scaffolder hands over; another than ours. */
type ScaffolderZod = Parameters<
  Parameters<typeof makeFieldSchema>[0]['output']
>[0];

type OptionsOf<T extends { TProps: { uiSchema: { 'ui:options'?: unknown } } }> =
  NonNullable<T['TProps']['uiSchema']['ui:options']>;

/** Parameter the fields read the model from unless told otherwise. */
export const DEFAULT_MODEL_FIELD = 'model';

/** Name or path of another parameter. */
const pathOption = (z: ScaffolderZod, what: string, unless: string) =>
  z
    .string()
    .optional()
    .describe(`Path of the parameter that holds ${what}; ${unless} if unset`);

const clusterField = (z: ScaffolderZod) =>
  pathOption(
    z,
    'the cluster',
    '`placement.cluster`, `cluster` or `deployment.cluster`',
  );
const modelField = (z: ScaffolderZod) => pathOption(z, 'the model', '`model`');
const namespaceField = (z: ScaffolderZod) =>
  pathOption(z, 'the namespace', '`namespace`');

/** `ui:field: KaitoModelPicker`: a Hugging Face id. */
export const modelPickerSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      use: z
        .enum(['serving', 'tuning'])
        .optional()
        .describe('`tuning`: only models KAITO can tune'),
    }),
});

/** `ui:field: KaitoClusterPicker`: a cluster's name. */
export const clusterPickerSchema = makeFieldSchema({
  output: z => z.string(),
});

/** `ui:field: KaitoSkuPicker`: a machine type. */
export const skuPickerSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      cloud: z
        .enum(['azure', 'aws', 'arc'])
        .optional()
        .describe('Machine types of this cloud only'),
      modelField: modelField(z),
    }),
});

/** `ui:field: KaitoPlacementPicker`: a cluster and a machine type, or a cluster and labels of nodes that are there. */
export const placementPickerSchema = makeFieldSchema({
  output: z =>
    z.object({
      cluster: z.string().optional(),
      instanceType: z.string().optional(),
      nodeLabels: z.record(z.string()).optional(),
    }),
  uiOptions: z =>
    z.object({
      modelField: modelField(z),
      ownerField: pathOption(z, 'the owner', '`owner`'),
      contextField: pathOption(z, 'the context in tokens', '`contextTokens`'),
    }),
});

/** `ui:field: KaitoNamespacePicker`: a namespace's name. */
export const namespacePickerSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z => z.object({ clusterField: clusterField(z) }),
});

/** `ui:field: KaitoOwnerPicker`: entity ref of a group. */
export const ownerPickerSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      preselect: z
        .boolean()
        .optional()
        .describe(
          'Whether the only team of a person is filled in; true if unset',
        ),
    }),
});

/** `ui:field: KaitoSecretPicker`: a Secret's name. */
export const secretPickerSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      clusterField: clusterField(z),
      namespaceField: namespaceField(z),
      secretKey: z
        .string()
        .optional()
        .describe('Key of the Secret that is read, for the help text'),
    }),
});

/** `ui:field: KaitoExpiryPicker`: a day, `YYYY-MM-DD`. */
export const expiryPickerSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      presets: z
        .array(z.number().int().positive())
        .optional()
        .describe('Days to offer; 30, 90 and 180 if unset'),
      defaultDays: z
        .number()
        .int()
        .positive()
        .optional()
        .describe('Days filled in at first; no end if unset'),
      maxDays: z
        .number()
        .int()
        .positive()
        .optional()
        .describe('Most days; no limit here if unset'),
    }),
});

/** `ui:field: KaitoAdapterList`: LoRA adapters. */
export const adapterListSchema = makeFieldSchema({
  output: z =>
    z.array(
      z.object({
        name: z.string().optional(),
        image: z.string().optional(),
        strength: z.number().optional(),
        imagePullSecrets: z.array(z.string()).optional(),
      }),
    ),
  uiOptions: z =>
    z.object({
      clusterField: clusterField(z),
      namespaceField: namespaceField(z),
      runtimeField: pathOption(z, 'the runtime', '`runtime`'),
      maxAdapters: z
        .number()
        .int()
        .positive()
        .optional()
        .describe("Most adapters; KAITO's ten if unset"),
    }),
});

/** `ui:field: KaitoDeploymentPicker`: a deployment that exists. */
export const deploymentPickerSchema = makeFieldSchema({
  output: z =>
    z.object({
      cluster: z.string().optional(),
      kind: z.string().optional(),
      namespace: z.string().optional(),
      name: z.string().optional(),
    }),
  uiOptions: z =>
    z.object({
      use: z
        .enum(['change', 'extend', 'retire', 'call'])
        .optional()
        .describe('What is done with it; says what follows. `change` if unset'),
      kinds: z
        .array(z.string())
        .optional()
        .describe('Kinds to choose from; all if unset'),
      clusterField: z
        .string()
        .optional()
        .describe('Path of the parameter whose cluster it must be in'),
      namespaceField: z
        .string()
        .optional()
        .describe('Path of the parameter whose namespace it must be in'),
    }),
});

const request = (z: ScaffolderZod) =>
  z
    .record(z.unknown())
    .optional()
    .describe(
      'Input of the step that runs kaito:manifest:render, as the template writes it',
    );

/** `ui:field: KaitoManifestPreview`: shows, holds nothing. */
export const manifestPreviewSchema = makeFieldSchema({
  output: z => z.null(),
  uiOptions: z => z.object({ request: request(z) }),
});

/** `ui:field: KaitoCostPanel`: shows, holds nothing. */
export const costPanelSchema = makeFieldSchema({
  output: z => z.null(),
  uiOptions: z => z.object({ request: request(z) }),
});

/** `ui:field: KaitoReview`: the id of the request. */
export const reviewSchema = makeFieldSchema({
  output: z => z.object({ requestId: z.string().optional() }),
  uiOptions: z =>
    z.object({
      request: request(z),
      deploymentField: pathOption(
        z,
        'the deployment, where the template is about one that exists',
        '`deployment`',
      ),
      use: z
        .enum(['change', 'extend', 'retire'])
        .optional()
        .describe('What is done with that deployment; `change` if unset'),
      changes: z
        .record(z.unknown())
        .optional()
        .describe(
          'The `changes` of the step `kaito:gitops:change`, as the template writes them, to show what they do to the repository',
        ),
    }),
});

/** Options of {@link manifestPreviewSchema}. */
export type RequestOptions = OptionsOf<typeof manifestPreviewSchema>;
/** Options of {@link reviewSchema}. */
export type ReviewOptions = OptionsOf<typeof reviewSchema>;
/** Options of {@link skuPickerSchema}. */
export type SkuPickerOptions = OptionsOf<typeof skuPickerSchema>;
/** Options of {@link modelPickerSchema}. */
export type ModelPickerOptions = OptionsOf<typeof modelPickerSchema>;
/** Options of {@link placementPickerSchema}. */
export type PlacementPickerOptions = OptionsOf<typeof placementPickerSchema>;
/** Options of {@link deploymentPickerSchema}. */
export type DeploymentPickerOptions = OptionsOf<typeof deploymentPickerSchema>;
/** Options of {@link expiryPickerSchema}. */
export type ExpiryPickerOptions = OptionsOf<typeof expiryPickerSchema>;
