import type { MachineWorld } from '../world/MachineWorld';

/** Azure's name for the quota of a machine family, e.g. `StandardNCADSA100v4Family`. */
export function quotaFamily(instanceType: string): string {
  const match = /^Standard_([A-Z]+)\d+([a-z]*)_(?:([A-Z]+\d+)_)?(v\d+)$/.exec(
    instanceType,
  );
  if (!match) {
    return 'StandardNVFamily';
  }
  const [, series, features, accelerator = '', version] = match;
  return `Standard${series}${features.toUpperCase()}${accelerator}${version}Family`;
}

const cpusOf = (instanceType: string) =>
  Number(/_[A-Z]+(\d+)/.exec(instanceType)?.[1] ?? 0);

/** Azure's words when a subscription has no quota for the machines. */
export function quotaRefusal({ plan, region }: MachineWorld): string {
  const { instanceType = '', nodes } = plan;
  const required = cpusOf(instanceType) * nodes;
  return `creating instance failed, RESPONSE 409: 409 Conflict, ERROR CODE: OperationNotAllowed, message: Operation could not be completed as it results in exceeding approved Total Regional ${quotaFamily(
    instanceType,
  )} Cores quota. Additional details - Deployment Model: Resource Manager, Location: ${region}, Current Limit: 0, Current Usage: 0, Additional Required: ${required}, (Minimum) New Limit Required: ${required}.`;
}
