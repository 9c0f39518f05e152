import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

type Definitions = typeof import('./fieldDefinitions');
/** What {@link createFormField} takes, whatever the field holds. */
type AnyField = Parameters<typeof createFormField>[0];

function formField<N extends string>(name: N, key: keyof Definitions) {
  return FormFieldBlueprint.make({
    name,
    params: {
      field: async () => {
        const definitions = await import('./fieldDefinitions');
        return createFormField(definitions[key] as AnyField);
      },
    },
  });
}

/** The plugin's form fields, for templates that ask for a model. Loaded when a form needs one. */
export const kaitoFormFields = [
  formField('model-picker', 'modelPickerField'),
  formField('placement-picker', 'placementPickerField'),
  formField('cluster-picker', 'clusterPickerField'),
  formField('sku-picker', 'skuPickerField'),
  formField('namespace-picker', 'namespacePickerField'),
  formField('owner-picker', 'ownerPickerField'),
  formField('secret-picker', 'secretPickerField'),
  formField('expiry-picker', 'expiryPickerField'),
  formField('adapter-list', 'adapterListField'),
  formField('deployment-picker', 'deploymentPickerField'),
  formField('manifest-preview', 'manifestPreviewField'),
  formField('cost-panel', 'costPanelField'),
  formField('review', 'reviewField'),
];
