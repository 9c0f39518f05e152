export * from './SetupSummary';
export { summariseSetup } from './summariseSetup';
