import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { startCluster } from '../startCluster';
import { ApiClient } from './ApiClient';

/** A server under contract, ready for one test file. */
export interface ContractServer {
  client: ApiClient;
  /** An empty namespace for this file alone. */
  namespace: string;
  stop(): Promise<void>;
}

/** A server the contract is run against. */
export interface ContractTarget {
  name: string;
  start(): Promise<ContractServer>;
}

async function withNamespace(
  client: ApiClient,
  close: () => Promise<void>,
): Promise<ContractServer> {
  const namespace = `contract-${randomBytes(4).toString('hex')}`;
  await client.call('POST', '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  return {
    client,
    namespace,
    stop: async () => {
      await client.call('DELETE', `/api/v1/namespaces/${namespace}`);
      await client.close();
      await close();
    },
  };
}

const SANDBOX: ContractTarget = {
  name: 'the sandbox',
  start: async () => {
    // So slow that KAITO never interferes with what a test wrote.
    const cluster = await startCluster({ name: 'contract', pace: 100_000 });
    const client = new ApiClient(
      cluster.url,
      cluster.caPem,
      cluster.tokens.admin,
    );
    return withNamespace(client, () => cluster.stop());
  },
};

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

/** The real server of a kubeconfig with one cluster and one user with a token. */
function real(file: string): ContractTarget {
  return {
    name: 'the server in KAITO_CONTRACT_KUBECONFIG',
    start: async () => {
      const config = parse(readFileSync(file, 'utf8'));
      const [{ cluster }] = config.clusters;
      const [{ user }] = config.users;
      const client = new ApiClient(cluster.server, caOf(cluster), user.token);
      return withNamespace(client, async () => {});
    },
  };
}

/** The sandbox, and a real API server with KAITO's CRDs when KAITO_CONTRACT_KUBECONFIG names one (one cluster, one user with a token and every right). */
export function contractTargets(): ContractTarget[] {
  const file = process.env.KAITO_CONTRACT_KUBECONFIG;
  return file ? [SANDBOX, real(file)] : [SANDBOX];
}
