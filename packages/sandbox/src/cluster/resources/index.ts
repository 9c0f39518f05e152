import { APPS_TYPES } from './appsTypes';
import { CORE_TYPES } from './coreTypes';
import { ECOSYSTEM_TYPES } from './ecosystemTypes';
import { KAITO_TYPES } from './kaitoTypes';
import { KARPENTER_TYPES } from './karpenterTypes';
import { RBAC_TYPES } from './rbacTypes';
import { ResourceRegistry } from './ResourceRegistry';
import type { ResourceType } from './ResourceType';

export * from './ResourceRegistry';
export * from './ResourceType';

const CLUSTER_TYPES: readonly ResourceType[] = [
  ...CORE_TYPES,
  ...APPS_TYPES,
  ...RBAC_TYPES,
  ...KAITO_TYPES,
  ...KARPENTER_TYPES,
];

/** Everything a KAITO cluster serves, without the kinds whose CRD is said to be missing, and with those of others said to be installed. */
export function createRegistry(
  missingKinds: readonly string[] = [],
  installedKinds: readonly string[] = [],
) {
  const installed = installedKinds.map(kind => installableType(kind));
  return new ResourceRegistry([
    ...CLUSTER_TYPES.filter(type => !missingKinds.includes(type.kind)),
    ...installed.filter(type => !CLUSTER_TYPES.includes(type)),
  ]);
}

/** A kind that can be installed in the sandbox. Throws a TypeError that lists them when there is none of that name. */
export function installableType(kind: string): ResourceType {
  const all = [...CLUSTER_TYPES, ...ECOSYSTEM_TYPES];
  const found = all.find(type => type.kind === kind);
  if (!found) {
    throw new TypeError(
      `The sandbox cannot install the kind ${kind}; it knows ${all
        .map(type => type.kind)
        .join(', ')}`,
    );
  }
  return found;
}
