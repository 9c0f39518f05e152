import { APPS_TYPES } from './appsTypes';
import { CORE_TYPES } from './coreTypes';
import { KAITO_TYPES } from './kaitoTypes';
import { KARPENTER_TYPES } from './karpenterTypes';
import { ResourceRegistry } from './ResourceRegistry';

export * from './ResourceRegistry';
export * from './ResourceType';

/** Everything a KAITO cluster serves, without the kinds whose CRD is said to be missing. */
export function createRegistry(missingKinds: readonly string[] = []) {
  const types = [
    ...CORE_TYPES,
    ...APPS_TYPES,
    ...KAITO_TYPES,
    ...KARPENTER_TYPES,
  ];
  return new ResourceRegistry(
    types.filter(type => !missingKinds.includes(type.kind)),
  );
}
