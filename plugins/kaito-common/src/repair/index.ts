export type { RepairChange, RepairOptions, RepairResult } from './RepairChange';
export { repairManifests } from './repairManifests';
