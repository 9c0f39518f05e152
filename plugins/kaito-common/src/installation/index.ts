export * from './KaitoInstallation';
export * from './controller';
export { parseGates } from './parseGates';
export { readInstallation } from './readInstallation';
export { contextOfInstallation } from './contextOfInstallation';
