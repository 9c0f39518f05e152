export {
  KaitoAdapterListFieldExtension,
  KaitoClusterPickerFieldExtension,
  KaitoCostPanelFieldExtension,
  KaitoDeploymentPickerFieldExtension,
  KaitoExpiryPickerFieldExtension,
  KaitoManifestPreviewFieldExtension,
  KaitoModelPickerFieldExtension,
  KaitoNamespacePickerFieldExtension,
  KaitoOwnerPickerFieldExtension,
  KaitoPage,
  KaitoPlacementPickerFieldExtension,
  kaitoPlugin,
  KaitoReviewFieldExtension,
  KaitoSecretPickerFieldExtension,
  KaitoSkuPickerFieldExtension,
} from './legacy/plugin';
export { kaitoApiRef } from './api/kaitoApiRef';
