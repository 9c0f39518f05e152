import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

/** The plugin's form fields, for templates that ask for a model. Loaded when a form needs one. */
export const kaitoFormFields = [
  FormFieldBlueprint.make({
    name: 'model-picker',
    params: {
      field: async () =>
        createFormField((await import('./fieldDefinitions')).modelPickerField),
    },
  }),
  FormFieldBlueprint.make({
    name: 'cluster-picker',
    params: {
      field: async () =>
        createFormField(
          (await import('./fieldDefinitions')).clusterPickerField,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'sku-picker',
    params: {
      field: async () =>
        createFormField((await import('./fieldDefinitions')).skuPickerField),
    },
  }),
];
