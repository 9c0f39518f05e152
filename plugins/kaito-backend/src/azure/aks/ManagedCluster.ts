import { z } from 'zod';
import type { AzureClient, Page } from '../AzureClient';
import { AzureError } from '../AzureError';
import type { AksConfig } from './readAksConfig';

const API_VERSION = '2025-05-01';

const clusterSchema = z.object({
  id: z.string().regex(/^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\//i),
  name: z.string().min(1),
  location: z.string().default(''),
  tags: z.record(z.string(), z.string()).nullish(),
  properties: z
    .object({
      provisioningState: z.string().optional(),
      powerState: z.object({ code: z.string().optional() }).nullish(),
      aadProfile: z.object({}).nullish(),
      apiServerAccessProfile: z
        .object({
          enablePrivateCluster: z.boolean().nullish(),
          authorizedIPRanges: z.array(z.string()).nullish(),
        })
        .nullish(),
    })
    .default({}),
});

const pageSchema = z.object({
  value: z.array(z.unknown()),
  nextLink: z.string().nullish(),
});

/** An AKS cluster as Azure lists it, as far as it is read. */
export type ManagedCluster = z.infer<typeof clusterSchema>;

function readPage(body: unknown): Page {
  const page = pageSchema.safeParse(body);
  if (!page.success) {
    throw new AzureError(
      'Azure listed AKS clusters in a way that is not understood. Check that kaito.azure.endpoint is Azure Resource Manager.',
    );
  }
  return {
    items: page.data.value,
    next: page.data.nextLink || undefined,
  };
}

/** Tag names have no case in Azure; their values have. */
function hasTags(cluster: ManagedCluster, wanted: AksConfig['tags']): boolean {
  const tags = new Map(
    Object.entries(cluster.tags ?? {}).map(([key, value]) => [
      key.toLowerCase(),
      value,
    ]),
  );
  return Object.entries(wanted).every(
    ([key, value]) => tags.get(key.toLowerCase()) === value,
  );
}

/**
 * The clusters of a subscription or a resource group that have the tags.
 * @throws AzureError
 */
export async function listManagedClusters(
  client: AzureClient,
  { subscriptionId, resourceGroup, tags }: AksConfig,
): Promise<ManagedCluster[]> {
  const group = resourceGroup ? `/resourceGroups/${resourceGroup}` : '';
  const items = await client.list(
    `/subscriptions/${subscriptionId}${group}/providers/Microsoft.ContainerService/managedClusters?api-version=${API_VERSION}`,
    readPage,
    `the AKS clusters of ${
      resourceGroup
        ? `resource group ${resourceGroup}`
        : `subscription ${subscriptionId}`
    }`,
  );
  return items.flatMap(item => {
    const cluster = clusterSchema.safeParse(item).data;
    return cluster && hasTags(cluster, tags) ? [cluster] : [];
  });
}

const kubeconfigsSchema = z.object({
  kubeconfigs: z.array(z.object({ value: z.string() })).min(1),
});

/**
 * The kubeconfig that Azure gives to users of the cluster.
 * @throws AzureError
 */
export async function readUserKubeconfig(
  client: AzureClient,
  { id, name }: ManagedCluster,
): Promise<string> {
  const answer = kubeconfigsSchema.safeParse(
    await client.post(
      `${id}/listClusterUserCredential?api-version=${API_VERSION}`,
      `the kubeconfig of AKS cluster ${name}`,
    ),
  );
  if (!answer.success) {
    throw new AzureError(`Azure gave no kubeconfig for AKS cluster ${name}.`);
  }
  const [{ value }] = answer.data.kubeconfigs;
  return Buffer.from(value, 'base64').toString('utf8');
}
