import type { MisconfiguredCluster } from '@kaito-portal/backstage-plugin-kaito-node';
import type { ExecSpec } from './credentials/ExecSpec';

/** PEM text given in the configuration itself or in a file. `field` says where, for messages. */
export type PemSource = { field: string } & (
  | { pem: string }
  | { path: string; optional?: boolean }
);

/** How the portal shows who it is. */
export type ClusterAuth =
  | { type: 'token'; token: string }
  | { type: 'tokenFile'; field: string; path: string }
  | { type: 'clientCertificate'; cert: PemSource; key: PemSource }
  /** The portal's own Microsoft Entra token for AKS. */
  | { type: 'entra' }
  /** A program of a kubeconfig; `field` says where it stands. */
  | { type: 'exec'; field: string; spec: ExecSpec }
  | { type: 'none' };

/** A cluster as the configuration describes it, before any file is read. */
export interface ClusterSpec {
  name: string;
  title?: string;
  url: string;
  ca?: PemSource;
  serverName?: string;
  skipVerify: boolean;
  auth: ClusterAuth;
}

export type ParsedCluster = ClusterSpec | MisconfiguredCluster;

/** Where Kubernetes mounts a pod's own account. */
export const IN_CLUSTER_DIRECTORY =
  '/var/run/secrets/kubernetes.io/serviceaccount';
