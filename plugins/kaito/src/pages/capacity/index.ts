export { CapacityRouter } from './CapacityRouter';
