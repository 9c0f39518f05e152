import { KaitoAdapterList } from './adapters/KaitoAdapterList';
import { KaitoClusterPicker } from './cluster/KaitoClusterPicker';
import { KaitoDeploymentPicker } from './deployment/KaitoDeploymentPicker';
import { KaitoExpiryPicker } from './expiry/KaitoExpiryPicker';
import { KaitoModelPicker } from './model/KaitoModelPicker';
import { KaitoNamespacePicker } from './namespace/KaitoNamespacePicker';
import { KaitoOwnerPicker } from './owner/KaitoOwnerPicker';
import { KaitoPlacementPicker } from './placement/KaitoPlacementPicker';
import { KaitoCostPanel } from './review/KaitoCostPanel';
import { KaitoManifestPreview } from './review/KaitoManifestPreview';
import { KaitoReview } from './review/KaitoReview';
import { validatePreview, validateReview } from './review/validateReview';
import * as schemas from './schemas';
import { KaitoSecretPicker } from './secret/KaitoSecretPicker';
import { KaitoSkuPicker } from './sku/KaitoSkuPicker';
import * as validators from './validators';

/** `ui:field: KaitoModelPicker` */
export const modelPickerField = {
  name: 'KaitoModelPicker',
  component: KaitoModelPicker,
  schema: schemas.modelPickerSchema,
  validation: validators.validateModel,
};

/** `ui:field: KaitoPlacementPicker` */
export const placementPickerField = {
  name: 'KaitoPlacementPicker',
  component: KaitoPlacementPicker,
  schema: schemas.placementPickerSchema,
  validation: validators.validatePlacement,
};

/** `ui:field: KaitoClusterPicker` */
export const clusterPickerField = {
  name: 'KaitoClusterPicker',
  component: KaitoClusterPicker,
  schema: schemas.clusterPickerSchema,
};

/** `ui:field: KaitoSkuPicker` */
export const skuPickerField = {
  name: 'KaitoSkuPicker',
  component: KaitoSkuPicker,
  schema: schemas.skuPickerSchema,
  validation: validators.validateSku,
};

/** `ui:field: KaitoNamespacePicker` */
export const namespacePickerField = {
  name: 'KaitoNamespacePicker',
  component: KaitoNamespacePicker,
  schema: schemas.namespacePickerSchema,
  validation: validators.validateNamespace,
};

/** `ui:field: KaitoOwnerPicker` */
export const ownerPickerField = {
  name: 'KaitoOwnerPicker',
  component: KaitoOwnerPicker,
  schema: schemas.ownerPickerSchema,
  validation: validators.validateOwner,
};

/** `ui:field: KaitoSecretPicker` */
export const secretPickerField = {
  name: 'KaitoSecretPicker',
  component: KaitoSecretPicker,
  schema: schemas.secretPickerSchema,
  validation: validators.validateSecret,
};

/** `ui:field: KaitoExpiryPicker` */
export const expiryPickerField = {
  name: 'KaitoExpiryPicker',
  component: KaitoExpiryPicker,
  schema: schemas.expiryPickerSchema,
  validation: validators.validateExpiry,
};

/** `ui:field: KaitoAdapterList` */
export const adapterListField = {
  name: 'KaitoAdapterList',
  component: KaitoAdapterList,
  schema: schemas.adapterListSchema,
  validation: validators.validateAdapters,
};

/** `ui:field: KaitoDeploymentPicker` */
export const deploymentPickerField = {
  name: 'KaitoDeploymentPicker',
  component: KaitoDeploymentPicker,
  schema: schemas.deploymentPickerSchema,
  validation: validators.validateDeployment,
};

/** `ui:field: KaitoManifestPreview` */
export const manifestPreviewField = {
  name: 'KaitoManifestPreview',
  component: KaitoManifestPreview,
  schema: schemas.manifestPreviewSchema,
  validation: validatePreview,
};

/** `ui:field: KaitoCostPanel` */
export const costPanelField = {
  name: 'KaitoCostPanel',
  component: KaitoCostPanel,
  schema: schemas.costPanelSchema,
};

/** `ui:field: KaitoReview` */
export const reviewField = {
  name: 'KaitoReview',
  component: KaitoReview,
  schema: schemas.reviewSchema,
  validation: validateReview,
};
