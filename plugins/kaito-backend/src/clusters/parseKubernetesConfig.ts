import {
  IN_CLUSTER_DIRECTORY,
  type ClusterAuth,
  type ParsedCluster,
  type PemSource,
} from './ClusterSpec';
import {
  ClusterConfigError,
  flag,
  isFields,
  optionalText,
  requiredText,
  type Fields,
} from './fields';
import { parseAuth } from './parseAuth';
import { decodePem } from './parsePem';
import { parseUrl } from './parseUrl';

const LOCATORS = 'kubernetes.clusterLocatorMethods';

function parseCa(
  fields: Fields,
  auth: ClusterAuth,
  at: string,
): PemSource | undefined {
  const data = optionalText(fields, 'caData', at);
  if (data !== undefined) {
    const field = `${at}.caData`;
    return { field, pem: decodePem(data, field) };
  }
  const path = optionalText(fields, 'caFile', at);
  if (path !== undefined) {
    return { field: `${at}.caFile`, path };
  }
  // The pod's own token goes with the pod's own authority.
  return auth.type === 'tokenFile' && auth.path.startsWith(IN_CLUSTER_DIRECTORY)
    ? {
        field: `${at}.caFile`,
        path: `${IN_CLUSTER_DIRECTORY}/ca.crt`,
        optional: true,
      }
    : undefined;
}

/** Reads one entry of `clusters`. `at` is where it stands, for messages. */
export function parseConfigCluster(entry: unknown, at: string): ParsedCluster {
  const fields = isFields(entry) ? entry : {};
  const known = typeof fields.name === 'string' ? fields.name.trim() : '';
  const title = typeof fields.title === 'string' ? fields.title : undefined;
  try {
    if (!isFields(entry)) {
      throw new ClusterConfigError(
        `${at} must be an object with url, name and authProvider.`,
      );
    }
    const name = requiredText(fields, 'name', at);
    const url = parseUrl(requiredText(fields, 'url', at), `${at}.url`);
    const auth = parseAuth(fields, at);
    return {
      name,
      title: optionalText(fields, 'title', at),
      url,
      auth,
      ca: parseCa(fields, auth, at),
      skipVerify: flag(fields, 'skipTLSVerify', at),
    };
  } catch (error) {
    if (error instanceof ClusterConfigError) {
      return { name: known || at, title, problem: error.message };
    }
    throw error;
  }
}

function describeType(type: unknown, at: string): string {
  if (type === 'gke') {
    return `${at}.type "gke" needs Google's library, which KAITO Portal does not bring. Set kaito.clusters.kubernetesPlugin to true, so that the clusters come through the Kubernetes plugin, with authProvider googleServiceAccount.`;
  }
  return `${at}.type ${JSON.stringify(
    type,
  )} is not one KAITO Portal reads. List the clusters under type config, or in a file named by kaito.clusters.kubeconfig.`;
}

function parseLocator(locator: unknown, at: string): ParsedCluster[] {
  if (!isFields(locator)) {
    return [{ name: at, problem: `${at} must be an object with a type.` }];
  }
  if (locator.type === 'localKubectlProxy') {
    return [
      {
        name: 'local',
        url: 'http://localhost:8001',
        auth: { type: 'none' },
        skipVerify: false,
      },
    ];
  }
  if (locator.type === 'catalog') {
    // Read by a source of its own, which asks the catalog.
    return [];
  }
  if (locator.type !== 'config') {
    return [{ name: at, problem: describeType(locator.type, at) }];
  }
  if (!Array.isArray(locator.clusters)) {
    return [
      { name: at, problem: `${at}.clusters must be a list of clusters.` },
    ];
  }
  return locator.clusters.map((entry, index) =>
    parseConfigCluster(entry, `${at}.clusters[${index}]`),
  );
}

/** Reads `kubernetes.clusterLocatorMethods`. Whatever is wrong becomes a misconfigured cluster and stops no other. */
export function parseKubernetesConfig(locators: unknown): ParsedCluster[] {
  if (locators === undefined || locators === null) {
    return [];
  }
  if (!Array.isArray(locators)) {
    return [{ name: LOCATORS, problem: `${LOCATORS} must be a list.` }];
  }
  return locators.flatMap((locator, index) =>
    parseLocator(locator, `${LOCATORS}[${index}]`),
  );
}
