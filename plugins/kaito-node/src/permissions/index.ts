export * from './KaitoResource';
export * from './KaitoFilter';
export * from './resourceRefs';
export * from './createKaitoRules';
export * from './rules';
