export { startHelm } from './startHelm';
