export { HealthService } from './HealthService';
export { MeteredClusterTransport } from './MeteredClusterTransport';
export { observeFleet } from './observeFleet';
export { readVersion } from './readVersion';
export { createReplica, nameReplica, type Replica } from './Replica';
export { requestTimer } from './requestTimer';
