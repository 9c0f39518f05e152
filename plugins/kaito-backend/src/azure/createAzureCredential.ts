import type { TokenCredential } from '@azure/core-auth';
import {
  ClientSecretCredential,
  DefaultAzureCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import type { AzureConfig } from './readAzureConfig';

/**
 * Who the portal is for Azure: the application of the configuration, by its secret or by the workload identity of the
 * pod, or what the portal's surroundings offer (workload identity, managed identity, environment, Azure CLI).
 */
export function createAzureCredential({
  credential,
}: Pick<AzureConfig, 'credential'>): TokenCredential {
  if (!credential) {
    return new DefaultAzureCredential();
  }
  const { tenantId, clientId, clientSecret } = credential;
  return clientSecret
    ? new ClientSecretCredential(tenantId, clientId, clientSecret)
    : new WorkloadIdentityCredential({ tenantId, clientId });
}
