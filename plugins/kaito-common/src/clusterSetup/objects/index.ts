export { chartReleases } from './chartReleases';
export { ADD_ON_NAMESPACE, type Chart } from './charts';
export * from './setupObjects';
