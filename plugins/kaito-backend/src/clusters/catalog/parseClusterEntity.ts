import type { ParsedCluster } from '../ClusterSpec';
import { ClusterConfigError } from '../fields';
import { decodePem } from '../parsePem';
import { parseUrl } from '../parseUrl';
import { isAllowedHost } from './isAllowedHost';

/** A cluster in the catalog, as far as it is read. */
export interface ClusterEntity {
  metadata: {
    name: string;
    namespace?: string;
    title?: string;
    annotations?: Record<string, string>;
  };
}

/** What the configuration of the locator allows, which whoever writes entities cannot. */
export interface CatalogRules {
  allowedHosts: readonly string[];
  allowSkipTlsVerify: boolean;
}

const PREFIX = 'kubernetes.io/';
const API_SERVER = `${PREFIX}api-server`;
const AUTHORITY = `${PREFIX}api-server-certificate-authority`;
const PROVIDER = `${PREFIX}auth-provider`;
const SKIP_VERIFY = `${PREFIX}skip-tls-verify`;

function readUrl(text: string, at: string, rules: CatalogRules): string {
  const url = parseUrl(text.trim(), at);
  const { hostname } = new URL(url);
  if (!isAllowedHost(hostname, rules.allowedHosts)) {
    throw new ClusterConfigError(
      `${at} is at ${hostname}, which is not an AKS address. The portal's token goes only there, as whoever may edit the catalog could name any host; add it to dangerouslyAllowClusterUrls of the catalog locator if you trust it.`,
    );
  }
  return url;
}

/** Reads an entity of type kubernetes-cluster; undefined when it names no API server. `locator` is for messages. */
export function parseClusterEntity(
  entity: ClusterEntity,
  rules: CatalogRules,
): ParsedCluster | undefined {
  const {
    name,
    namespace = 'default',
    title,
    annotations = {},
  } = entity.metadata;
  const at = `catalog entity resource:${namespace}/${name}: `;
  const server = annotations[API_SERVER];
  if (!server) {
    return undefined;
  }
  try {
    if (annotations[PROVIDER] !== 'azure') {
      throw new ClusterConfigError(
        `${at}${PROVIDER} ${
          annotations[PROVIDER] ?? 'is missing and'
        } is not one the portal uses for clusters of the catalog: an entity must not say where a service account's token is sent. Use azure for AKS, or name the cluster in kubernetes.clusterLocatorMethods under type config.`,
      );
    }
    const skipVerify = annotations[SKIP_VERIFY] === 'true';
    if (skipVerify && !rules.allowSkipTlsVerify) {
      throw new ClusterConfigError(
        `${at}${SKIP_VERIFY} is not allowed for the catalog. Give the authority as ${AUTHORITY}.`,
      );
    }
    const authority = annotations[AUTHORITY];
    const field = `${at}${AUTHORITY}`;
    return {
      name,
      title,
      url: readUrl(server, `${at}${API_SERVER}`, rules),
      skipVerify,
      auth: { type: 'entra' },
      ...(authority && { ca: { field, pem: decodePem(authority, field) } }),
    };
  } catch (error) {
    if (error instanceof ClusterConfigError) {
      return { name, title, problem: error.message };
    }
    throw error;
  }
}
