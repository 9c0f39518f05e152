export * from './Authenticator';
export * from './authorize';
export * from './rules';
