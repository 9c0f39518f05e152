import { z } from 'zod';
import type { AdapterSpec, InferenceSpec } from '../../types';
import {
  filled,
  image,
  objectName,
  optionalName,
  volumeSource,
} from '../input/fields';
import { type KaitoVersion, presetName } from '../input/version';

const adapter = z
  .strictObject({
    /** Also the id of the adapter as a model, under vLLM. */
    name: objectName,
    /** OCI image with the adapter's files under `/data`. */
    image: image.optional(),
    imagePullSecrets: z.array(objectName).min(1).optional(),
    /** A volume with the adapter's files, e.g. `{persistentVolumeClaim: {claimName: lora}}`. */
    volumeSource: volumeSource.optional(),
    /** How much it weighs, 0 to 1; the transformers runtime only (W30). */
    strength: z
      .number()
      .refine(value => value >= 0 && value <= 1, {
        error: 'is not a number from 0 to 1',
        params: { fix: 'Write one such as 0.5' },
      })
      .optional(),
  })
  .refine(
    value => (value.image === undefined) !== (value.volumeSource === undefined),
    {
      error: 'is not exactly one of `image` and `volumeSource`',
      params: { fix: 'Give one of them' },
    },
  )
  .refine(value => !value.imagePullSecrets || value.image !== undefined, {
    path: ['imagePullSecrets'],
    error: 'is for an image only',
    params: { fix: 'Leave it out' },
  });

/** LoRA adapters: at most ten (W33), each with a name of its own (W34). */
export const adapters = z
  .array(adapter)
  .refine(value => value.length <= 10, {
    error: 'are more than the ten KAITO takes',
    params: { fix: 'Keep at most ten' },
  })
  .refine(
    value => new Set(value.map(({ name }) => name)).size === value.length,
    {
      error: 'are not all named differently',
      params: { fix: 'Give each adapter a name of its own' },
    },
  );

/** Which model serves, and with what. */
export const presetFields = {
  /** Hugging Face id or legacy alias, in any case. */
  model: filled,
  /** Name of the Secret with the key HF_TOKEN; never its content. */
  modelAccessSecret: optionalName,
};

/** What is served beside the model. */
export const servedFields = {
  adapters: adapters.optional(),
  /** ConfigMap in the same namespace with `inference_config.yaml`; must exist first (W35). */
  config: optionalName,
};

const schema = z.object({ ...presetFields, ...servedFields });
type PresetInput = z.output<typeof schema> & { kaitoVersion?: KaitoVersion };

/** Adapters that set a strength no runtime but transformers takes (W30). */
export function strengthConflicts(input: {
  runtime?: string;
  adapters?: z.output<typeof adapters>;
}) {
  return (input.adapters ?? []).flatMap(({ strength }, index) =>
    strength !== undefined && input.runtime !== 'transformers'
      ? [
          {
            path: ['adapters', index, 'strength'],
            reason:
              'is not supported by vLLM, under which a caller chooses an adapter by its name',
            fix: 'Leave it out',
          },
        ]
      : [],
  );
}

function toAdapter({
  strength,
  ...source
}: z.output<typeof adapter>): AdapterSpec {
  return {
    source,
    ...(strength !== undefined && { strength: String(strength) }),
  };
}

/** `preset` of inference or tuning. */
export function toPreset(input: {
  model: string;
  modelAccessSecret?: string;
  kaitoVersion?: KaitoVersion;
}) {
  const secret = input.modelAccessSecret;
  return {
    name: presetName(input.model, input.kaitoVersion),
    ...(secret && { presetOptions: { modelAccessSecret: secret } }),
  };
}

/** `inference` that serves a preset. */
export function toInference(input: PresetInput): InferenceSpec {
  return {
    preset: toPreset(input),
    ...(input.config && { config: input.config }),
    ...(input.adapters?.length && { adapters: input.adapters.map(toAdapter) }),
  };
}
