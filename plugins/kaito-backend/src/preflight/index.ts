export { createChecks, type Looks } from './checks';
export { EditPreflightService } from './edit/EditPreflightService';
export { PreflightService, type PreflightGround } from './PreflightService';
export type { PreflightWish } from './Subject';
