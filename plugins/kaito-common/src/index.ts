export * from './api';
export * from './manifests';
export * from './permissions';
export * from './provenance';
export * from './status';
