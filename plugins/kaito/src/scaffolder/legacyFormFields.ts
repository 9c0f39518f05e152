import type { BackstagePlugin } from '@backstage/core-plugin-api';
import {
  createScaffolderFieldExtension,
  type FieldExtensionOptions,
} from '@backstage/plugin-scaffolder-react';
import * as fields from './fieldDefinitions';

type Definition = (typeof fields)[keyof typeof fields];

/** The form fields for an app on the old frontend system, to be put inside `<ScaffolderFieldExtensions>`. */
export function createLegacyFormFields(
  plugin: Pick<BackstagePlugin, 'provide'>,
) {
  const extension = ({ schema, ...field }: Definition) =>
    plugin.provide(
      createScaffolderFieldExtension({
        ...field,
        schema: schema.schema,
        // Each field's own types were checked where it is defined.
      } as FieldExtensionOptions<any, any>),
    );
  return {
    KaitoModelPickerFieldExtension: extension(fields.modelPickerField),
    KaitoPlacementPickerFieldExtension: extension(fields.placementPickerField),
    KaitoClusterPickerFieldExtension: extension(fields.clusterPickerField),
    KaitoSkuPickerFieldExtension: extension(fields.skuPickerField),
    KaitoNamespacePickerFieldExtension: extension(fields.namespacePickerField),
    KaitoOwnerPickerFieldExtension: extension(fields.ownerPickerField),
    KaitoSecretPickerFieldExtension: extension(fields.secretPickerField),
    KaitoExpiryPickerFieldExtension: extension(fields.expiryPickerField),
    KaitoAdapterListFieldExtension: extension(fields.adapterListField),
    KaitoManifestPreviewFieldExtension: extension(fields.manifestPreviewField),
    KaitoCostPanelFieldExtension: extension(fields.costPanelField),
    KaitoReviewFieldExtension: extension(fields.reviewField),
    KaitoDeploymentPickerFieldExtension: extension(
      fields.deploymentPickerField,
    ),
  };
}
