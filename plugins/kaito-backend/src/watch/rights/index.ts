export { createApiPost } from './createApiPost';
export { RightsMonitor } from './RightsMonitor';
export * from './RightsReport';
