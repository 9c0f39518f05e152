import { APPS_KINDS } from './apps';
import { CORE_KINDS } from './core';
import { GATEWAY_KINDS } from './gateway';
import { GITOPS_KINDS } from './gitops';
import { KAITO_KINDS } from './kaito';
import { KARPENTER_KINDS } from './karpenter';
import type { WatchedKind } from './WatchedKind';

export * from './WatchedKind';

/**
 * Every kind the portal watches, in the order people read them. The required ones are what Workspaces and capacity are
 * made of; `deploy/rbac` grants exactly these.
 */
export const WATCHED_KINDS: readonly WatchedKind[] = [
  ...KAITO_KINDS,
  ...KARPENTER_KINDS,
  ...CORE_KINDS,
  ...APPS_KINDS,
  ...GITOPS_KINDS,
  ...GATEWAY_KINDS,
];

const BY_NAME = new Map<string, WatchedKind>(
  WATCHED_KINDS.map(kind => [kind.kind, kind]),
);

/** A watched kind by its name; undefined for any other. */
export function watchedKind(name: string): WatchedKind | undefined {
  return BY_NAME.get(name);
}
