export { LogService } from './LogService';
export { PodLogSource } from './PodLogSource';
