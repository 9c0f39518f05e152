export type { Finding, FindingSeverity } from './Finding';
export { checkShape } from './checkShape';
export type { ShapedKind } from './shapes';
export { isDnsLabel, isDnsSubdomain } from './names';
export type { Provisioner, ValidationContext } from './context';
export { validateWorkspace } from './validateWorkspace';
export { validateWorkspaceUpdate } from './validateWorkspaceUpdate';
