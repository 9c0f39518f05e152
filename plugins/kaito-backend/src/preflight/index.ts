export { createChecks, type Looks } from './checks';
export { PreflightService, type PreflightOptions } from './PreflightService';
export type { PreflightWish } from './Subject';
