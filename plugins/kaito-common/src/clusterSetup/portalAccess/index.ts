export * from './optionalRoles';
export * from './portalAccess';
export * from './watcherRules';
