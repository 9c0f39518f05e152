import type { BackstagePlugin } from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import {
  clusterPickerField,
  modelPickerField,
  skuPickerField,
} from './fieldDefinitions';

/** The form fields for an app on the old frontend system, to be put inside `<ScaffolderFieldExtensions>`. */
export function createLegacyFormFields(
  plugin: Pick<BackstagePlugin, 'provide'>,
) {
  return {
    KaitoModelPickerFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...modelPickerField,
        schema: modelPickerField.schema.schema,
      }),
    ),
    KaitoClusterPickerFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...clusterPickerField,
        schema: clusterPickerField.schema.schema,
      }),
    ),
    KaitoSkuPickerFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...skuPickerField,
        schema: skuPickerField.schema.schema,
      }),
    ),
  };
}
