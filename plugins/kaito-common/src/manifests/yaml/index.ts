export * from './composeYaml';
export * from './limits';
export * from './ManifestParseError';
export * from './parseYaml';
export * from './toValue';
