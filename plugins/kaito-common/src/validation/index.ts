export type { Finding, FindingSeverity } from './Finding';
export { checkShape } from './checkShape';
export type { ShapedKind } from './shapes';
export { isDnsLabel, isDnsSubdomain } from './names';
