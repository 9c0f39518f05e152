import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ApiClient } from '../ApiClient';

type KubeconfigCluster = {
  server: string;
  'certificate-authority'?: string;
  'certificate-authority-data'?: string;
};

function caOf(cluster: KubeconfigCluster): string {
  const data = cluster['certificate-authority-data'];
  return data
    ? Buffer.from(data, 'base64').toString()
    : readFileSync(cluster['certificate-authority'] ?? '', 'utf8');
}

/** A client for the server of a kubeconfig. Throws an Error that says what the file must hold: one cluster with its CA, one user with a token. */
export function kubeconfigClient(file: string): ApiClient {
  const config = parse(readFileSync(file, 'utf8'));
  const cluster = config?.clusters?.[0]?.cluster;
  const token = config?.users?.[0]?.user?.token;
  if (!cluster?.server || !token) {
    throw new Error(
      `${file} must hold a cluster with its server and CA, and a user with a token`,
    );
  }
  return new ApiClient(cluster.server, caOf(cluster), token);
}
