import { IN_CLUSTER_DIRECTORY, type ClusterAuth } from './ClusterSpec';
import {
  ClusterConfigError,
  isFields,
  optionalText,
  type Fields,
} from './fields';

const PROVIDER_ANNOTATION = 'kubernetes.io/auth-provider';
const TOKEN_FILE_ANNOTATION = 'kubernetes.io/service-account-token-file';

const PER_USER = ['oidc', 'aks', 'google'];
const NOT_READ = ['aws', 'googleServiceAccount'];
const ADVICE =
  'Give this cluster authProvider serviceAccount and a serviceAccountToken of a read-only account, or authProvider azure if it is an AKS cluster with Microsoft Entra.';

/** Reads how the portal authenticates to a cluster of the `kubernetes:` config. */
export function parseAuth(fields: Fields, at: string): ClusterAuth {
  const metadata = fields.authMetadata ?? {};
  if (!isFields(metadata)) {
    throw new ClusterConfigError(`${at}.authMetadata must be an object.`);
  }
  const provider =
    optionalText(metadata, PROVIDER_ANNOTATION, `${at}.authMetadata`) ??
    optionalText(fields, 'authProvider', at);
  if (provider === undefined) {
    throw new ClusterConfigError(`${at}.authProvider is missing. ${ADVICE}`);
  }
  if (provider === 'localKubectlProxy') {
    return { type: 'none' };
  }
  if (provider === 'azure') {
    return { type: 'entra' };
  }
  if (PER_USER.includes(provider)) {
    throw new ClusterConfigError(
      `${at}.authProvider ${provider} uses each person's own token; a watch that all share may not. ${ADVICE}`,
    );
  }
  if (NOT_READ.includes(provider)) {
    throw new ClusterConfigError(
      `${at}.authProvider ${provider} is not one KAITO Portal can use itself; the Kubernetes plugin can, with kaito.clusters.kubernetesPlugin: true. ${ADVICE}`,
    );
  }
  if (provider !== 'serviceAccount') {
    throw new ClusterConfigError(
      `${at}.authProvider ${provider} is unknown. ${ADVICE}`,
    );
  }
  const token = optionalText(fields, 'serviceAccountToken', at);
  if (token !== undefined) {
    return { type: 'token', token };
  }
  const path = optionalText(
    metadata,
    TOKEN_FILE_ANNOTATION,
    `${at}.authMetadata`,
  );
  return path === undefined
    ? {
        type: 'tokenFile',
        field: `${at}.serviceAccountToken`,
        path: `${IN_CLUSTER_DIRECTORY}/token`,
      }
    : {
        type: 'tokenFile',
        field: `${at}.authMetadata['${TOKEN_FILE_ANNOTATION}']`,
        path,
      };
}
