import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** `ui:field: KaitoModelPicker`: a Hugging Face id. */
export const modelPickerSchema = makeFieldSchema({
  output: z => z.string(),
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
      modelField: z
        .string()
        .optional()
        .describe(
          'Name of the parameter that holds the model; `model` if unset',
        ),
    }),
});

/** Options of {@link skuPickerSchema}. */
export type SkuPickerOptions = NonNullable<
  (typeof skuPickerSchema.TProps)['uiSchema']['ui:options']
>;

/** Parameter the SKU picker reads the model from unless told otherwise. */
export const DEFAULT_MODEL_FIELD = 'model';
