/** A rule of the watcher's ClusterRole, and in words what it is for. */
export interface WatcherRule {
  apiGroups: readonly string[];
  resources: readonly string[];
  verbs: readonly string[];
  /** What the portal does with it, or what it cannot do without. */
  what: string;
}

const READ = ['get', 'list', 'watch'] as const;

const rule = (
  apiGroup: string,
  resources: readonly string[],
  what: string,
): WatcherRule => ({ apiGroups: [apiGroup], resources, verbs: READ, what });

/** What the portal's watcher may do in a cluster: `deploy/rbac/clusterrole.yaml`, rule by rule. */
export const WATCHER_RULES: readonly WatcherRule[] = [
  rule('kaito.sh', ['workspaces'], 'Shows deployments of models'),
  rule(
    '',
    ['nodes', 'pods', 'services', 'events'],
    'Shows GPU capacity, causes, and whether a model can be reached',
  ),
  rule(
    'apps',
    ['statefulsets', 'deployments'],
    'Shows what runs the models, and KAITO’s release, provisioner and gates',
  ),
  rule(
    'kaito.sh',
    ['inferencesets', 'ragengines', 'multiroleinferences', 'modelmirrors'],
    'Shows the other kinds of deployments',
  ),
  rule(
    'karpenter.sh',
    ['nodeclaims', 'nodepools'],
    'Says why a GPU machine does not come',
  ),
  rule(
    '',
    ['configmaps'],
    'Checks the configuration deployments name; only keys KAITO reads are kept',
  ),
  {
    apiGroups: [''],
    resources: ['namespaces'],
    verbs: ['list'],
    what: 'Offers namespaces in forms, and says whether one exists',
  },
  rule(
    'kustomize.toolkit.fluxcd.io',
    ['kustomizations'],
    'Says whether Flux has applied what was merged',
  ),
  rule(
    'helm.toolkit.fluxcd.io',
    ['helmreleases'],
    'Says whether Flux has installed an inference pool',
  ),
  rule(
    'argoproj.io',
    ['applications'],
    'Says whether Argo CD has applied what was merged',
  ),
  rule(
    'gateway.networking.k8s.io',
    ['gateways', 'httproutes'],
    'Says which gateway and route lead to a model',
  ),
  rule(
    'inference.networking.k8s.io',
    ['inferencepools'],
    'Says whether requests are spread over replicas',
  ),
  rule('keda.sh', ['scaledobjects'], 'Says how far KEDA scales a deployment'),
];

/** What an optional Role adds in one namespace: `deploy/rbac/optional`. */
export interface PortalRole {
  /** Name of the Role and of its binding. */
  name: string;
  resources: readonly string[];
  verbs: readonly string[];
  what: string;
}

export const LOGS_ROLE: PortalRole = {
  name: 'kaito-portal-logs',
  resources: ['pods/log'],
  verbs: ['get'],
  what: 'Shows the logs of the models to those the portal’s policy allows',
};

/** RBAC knows no right to metadata alone: who has the account's token could read the content. */
export const SECRETS_ROLE: PortalRole = {
  name: 'kaito-portal-secrets',
  resources: ['secrets'],
  verbs: ['get'],
  what: 'Says before a request whether the Secrets it names exist; the portal asks for their metadata alone, but this right would let it read them',
};

export const RAG_ROLE: PortalRole = {
  name: 'kaito-portal-rag',
  resources: ['services/proxy'],
  verbs: ['delete'],
  what: 'Lets people whom the portal’s policy allows remove indexes of RAGEngines; it is a right over every Service there',
};

export const INVOKE_ROLE: PortalRole = {
  name: 'kaito-portal-invoke',
  resources: ['services/proxy'],
  verbs: ['get', 'create'],
  what: 'Lets people whom the portal’s policy allows try the models in its console',
};
