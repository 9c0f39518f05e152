/**
 * How a cluster is prepared: KAITO itself, how it gets GPU nodes, and what the portal may read.
 *
 * @packageDocumentation
 */
export * from './ClusterSetup';
export * from './commands';
export * from './gates';
export * from './objects';
export * from './portalAccess';
export * from './releases';
export * from './renderClusterSetup';
export * from './summary';
