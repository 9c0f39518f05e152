export { DeploymentsRouter } from './DeploymentsRouter';
