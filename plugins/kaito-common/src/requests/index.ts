export { clusterName } from './clusterName';
export { requestId } from './requestId';
export * from './DeploymentRequest';
export {
  DeploymentRequestError,
  type RequestProblem,
} from './DeploymentRequestError';
export * from './headroomOf';
export * from './prepareDeployment';
export type {
  RenderedDeployment,
  RenderedFile,
  RequestClaims,
} from './renderDeployment';
export type { RequestSummary } from './summary/RequestSummary';
export { toPreflightRequest, type PreflightClaims } from './toPreflightRequest';
export { type WorkloadEdits, workloadEditsSchema } from './workloadEdits';
export { withoutBlanks } from './withoutBlanks';
