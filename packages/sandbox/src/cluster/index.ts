export type {
  AdmissionHook,
  AdmissionQuestion,
  AdmissionDenial,
} from './admission/AdmissionHook';
export type { ShapeChecker, ShapeReport } from './admission/ShapeChecker';
export { type ApiObject, type ApiObjectMeta, copyOf } from './ApiObject';
export { Faults, type ForcedRefusal } from './faults/Faults';
export type { ProxyResolver } from './handlers/serviceProxy';
export type { RestartOptions } from './server/restartServer';
export { ObjectStore } from './store';
export type { StoreEvent } from './store';
export * from './startApiServer';
export * from './startCluster';
