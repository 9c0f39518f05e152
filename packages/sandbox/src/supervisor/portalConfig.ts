/** A cluster as the portal's configuration names it. */
export interface ConfiguredCluster {
  name: string;
  title: string;
  url: string;
  caPem: string;
  readerToken: string;
}

/** What the portal must be told about this run of the sandbox. */
export interface PortalConfigInput {
  appUrl: string;
  backendUrl: string;
  backendPort: number;
  /** Further pages that may call the backend. */
  origins: readonly string[];
  databaseDir: string;
  clusters: readonly ConfiguredCluster[];
  /** `kaito.endpoints`, with their keys. */
  endpoints: readonly object[];
  git: {
    host: string;
    baseUrl: string;
    username: string;
    token: string;
    owner: string;
    repo: string;
  };
}

/** The configuration that joins the portal to the sandbox. It holds tokens: write it where only its owner reads. */
export function portalConfig(input: PortalConfigInput) {
  return {
    app: { baseUrl: input.appUrl },
    backend: {
      baseUrl: input.backendUrl,
      listen: { host: '127.0.0.1', port: input.backendPort },
      cors: { origin: [input.appUrl, ...input.origins] },
      database: {
        client: 'better-sqlite3',
        connection: { directory: input.databaseDir },
      },
    },
    integrations: {
      gitea: [
        {
          host: input.git.host,
          baseUrl: input.git.baseUrl,
          username: input.git.username,
          password: input.git.token,
        },
      ],
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: input.clusters.map(cluster => ({
            name: cluster.name,
            title: cluster.title,
            url: cluster.url,
            authProvider: 'serviceAccount',
            serviceAccountToken: cluster.readerToken,
            caData: Buffer.from(cluster.caPem).toString('base64'),
          })),
        },
      ],
    },
    kaito: {
      endpoints: input.endpoints,
      gitops: {
        repoUrl: `${input.git.host}?owner=${input.git.owner}&repo=${input.git.repo}`,
        baseBranch: 'main',
      },
    },
  };
}
