export * from './builders';
export * from './types';
export * from './cluster';
export * from './parseManifests';
export * from './readPath';
export * from './renderWorkspace';
export * from './toYaml';
