import type { ContractTarget } from '../ContractServer';
import { realTarget } from './realTarget';
import { SANDBOX } from './sandboxTarget';

/** The sandbox, and the server that KAITO_CONTRACT_KUBECONFIG names, if it names one. */
export function contractTargets(): ContractTarget[] {
  const file = process.env.KAITO_CONTRACT_KUBECONFIG;
  return file ? [SANDBOX, realTarget(file)] : [SANDBOX];
}
