export * from './api';
export * from './capacity';
export * from './manifests';
export * from './models';
export * from './permissions';
export * from './provenance';
export * from './skus';
export * from './status';
