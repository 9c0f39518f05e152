import type { FeatureGate, ValidationContext } from '../validation';
import type { KaitoInstallation } from './KaitoInstallation';

/** What the rules may know of a cluster by how KAITO is installed in it; what is not known there is left out. */
export function contextOfInstallation(
  installation: KaitoInstallation | null | undefined,
): ValidationContext {
  const { version, provisioner, cloud, gates } = installation ?? {};
  return {
    ...(version && { kaitoVersion: version }),
    ...(provisioner && { provisioner }),
    ...(cloud && { cloud }),
    ...(gates && { gates: gates as Partial<Record<FeatureGate, boolean>> }),
  };
}
