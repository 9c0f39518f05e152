import type { Config } from '@backstage/config';
import { z } from 'zod';
import {
  isMisconfigured,
  type ClusterEntry,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { WaySettings } from './fleet/WaySettings';

const KEY = 'kaito.gateway';

const host = z
  .string()
  .regex(
    /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/,
    'is not a host in lower case, with or without a port',
  );

const urls = z.array(
  z.strictObject({
    endpoint: z.string().min(1, 'is empty'),
    url: z.url({ protocol: /^https?$/, error: 'is not an http or https URL' }),
  }),
);

/**
 * Reads how endpoints of the fleet are reached. Throws with the field and the reason.
 * @param clusters - every cluster, to tell which one the portal runs in
 */
export function readWaySettings(
  config: Config,
  clusters: () => readonly ClusterEntry[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): WaySettings {
  const named = config.getOptionalString(`${KEY}.portalCluster`);
  const read = <T>(key: string, schema: z.ZodType<T>, otherwise: T): T => {
    const parsed = schema.safeParse(
      config.getOptional<unknown>(`${KEY}.${key}`) ?? otherwise,
    );
    if (!parsed.success) {
      const [{ path, message }] = parsed.error.issues;
      throw new Error(`${[KEY, key, ...path].join('.')}: ${message}`);
    }
    return parsed.data;
  };
  return {
    portalCluster: () => named ?? clusterOfPod(clusters(), env),
    clusterDomain: read(
      'clusterDomain',
      z.string().regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'is not a domain'),
      'cluster.local',
    ),
    allowedHosts: read('allowedHosts', z.array(host), []),
    urls: new Map(
      read('urls', urls, []).map(({ endpoint, url }) => [endpoint, url]),
    ),
  };
}

/** Names by which a pod knows the API server of its own cluster. */
const OWN_API_SERVER = [
  'kubernetes',
  'kubernetes.default',
  'kubernetes.default.svc',
  'kubernetes.default.svc.cluster.local',
];

/** The cluster whose API server Kubernetes told this pod of; undefined outside a pod, or where it is another's name. */
function clusterOfPod(
  clusters: readonly ClusterEntry[],
  {
    KUBERNETES_SERVICE_HOST: address,
  }: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (!address) {
    return undefined;
  }
  return clusters.find(
    cluster =>
      !isMisconfigured(cluster) &&
      [...OWN_API_SERVER, address].includes(
        new URL(cluster.url).hostname.replace(/^\[|\]$/g, ''),
      ),
  )?.name;
}
