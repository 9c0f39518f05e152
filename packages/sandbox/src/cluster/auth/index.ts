export * from './Accounts';
export * from './authorize';
export * from './rules';
export type { Rights } from './withoutRights';
