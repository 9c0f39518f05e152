export * from './createPlacementFacts';
export * from './createAzureCredential';
export { readAzureConfig, type AzureConfig } from './readAzureConfig';
