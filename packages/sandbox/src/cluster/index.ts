export type {
  AdmissionHook,
  AdmissionQuestion,
  AdmissionDenial,
} from './admission/AdmissionHook';
export type { ShapeChecker, ShapeReport } from './admission/ShapeChecker';
export { type ApiObject, type ApiObjectMeta, copyOf } from './ApiObject';
export type { Rights, Rule, TokenName } from './auth';
export { Faults, type ShownCertificate } from './faults/Faults';
export type { Flood, FloodResult } from './faults/flood';
export type { ForcedRefusal } from './faults/Refusals';
export type { ProxyResolver } from './proxy/serviceTarget';
export type { WatchFate } from './handlers/WatchRegistry';
export type { RestartOptions } from './server/restartServer';
export { ObjectStore } from './store';
export type { StoreEvent } from './store';
export * from './startApiServer';
export * from './startCluster';
export {
  type ClusterInProcess,
  type Remote,
  startClusterProcess,
} from './process/startClusterProcess';
