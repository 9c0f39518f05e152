import type { ClusterEntry } from '@kaito-portal/backstage-plugin-kaito-node';
import { z } from 'zod';
import type { TokenPair } from '../credentials/renewingToken';

/** What the Kubernetes plugin says of its clusters, as far as it is read. */
export const clustersAnswerSchema = z.object({
  items: z.array(
    z.object({
      name: z.string().min(1),
      title: z.string().optional(),
      authProvider: z.string().optional(),
    }),
  ),
});

type PluginCluster = z.infer<typeof clustersAnswerSchema>['items'][number];

/** Providers that need a token of the person who asks. */
const PER_USER = ['oidc', 'aks', 'google'];

/** Turns one cluster of the plugin into a connection that goes through its proxy. */
export function toPluginCluster(
  { name, title, authProvider }: PluginCluster,
  baseUrl: string,
  token: TokenPair,
): ClusterEntry {
  if (authProvider !== undefined && PER_USER.includes(authProvider)) {
    return {
      name,
      title,
      problem: `The Kubernetes plugin has authProvider ${authProvider} for cluster ${name}, which uses each person's own token; a watch that all share may not. Give it a provider with credentials of its own there, such as serviceAccount, azure, aws or googleServiceAccount.`,
    };
  }
  return {
    name,
    title,
    url: `${baseUrl.replace(/\/+$/, '')}/proxy`,
    headers: {
      'Backstage-Kubernetes-Cluster': name,
      // Backstage would otherwise hold a watch back to compress it.
      'accept-encoding': 'identity',
    },
    proxied: true,
    hint: 'It is reached through the Kubernetes plugin, whose log says more.',
    ...token,
  };
}
