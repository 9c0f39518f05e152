/** Who a token belongs to. */
export interface User {
  name: string;
  groups: readonly string[];
  rules: readonly Rule[];
}

/** What may be done, as in a ClusterRole. `*` matches anything. */
export interface Rule {
  groups: readonly string[];
  /** Plural names, with a subresource as `services/proxy`. */
  resources: readonly string[];
  verbs: readonly string[];
}

const READ = ['get', 'list', 'watch'];
const WRITE = [...READ, 'create', 'update', 'patch', 'delete'];

const KAITO_RESOURCES = [
  'workspaces',
  'inferencesets',
  'ragengines',
  'multiroleinferences',
  'modelmirrors',
];

/** What everybody who is known may ask about themselves. */
export const BASIC_RULE: Rule = {
  groups: ['authorization.k8s.io'],
  resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
  verbs: ['create'],
};

/** Kinds of others: granted whether installed or not. */
const ECOSYSTEM_RULES: Rule[] = [
  ['kustomize.toolkit.fluxcd.io', 'kustomizations'],
  ['helm.toolkit.fluxcd.io', 'helmreleases'],
  ['argoproj.io', 'applications'],
  ['gateway.networking.k8s.io', 'gateways', 'httproutes'],
  ['inference.networking.k8s.io', 'inferencepools'],
  ['keda.sh', 'scaledobjects'],
].map(([group, ...resources]) => ({ groups: [group], resources, verbs: READ }));

const READ_RULES: Rule[] = [
  {
    groups: [''],
    resources: [
      'namespaces',
      'nodes',
      'pods',
      'services',
      'events',
      'configmaps',
    ],
    verbs: READ,
  },
  { groups: ['apps'], resources: ['deployments', 'statefulsets'], verbs: READ },
  { groups: ['kaito.sh'], resources: KAITO_RESOURCES, verbs: READ },
  {
    groups: ['karpenter.sh'],
    resources: ['nodeclaims', 'nodepools'],
    verbs: READ,
  },
  ...ECOSYSTEM_RULES,
];

const account = (name: string, rules: readonly Rule[]): User => ({
  name: `system:serviceaccount:kaito-portal:${name}`,
  groups: [
    'system:serviceaccounts',
    'system:serviceaccounts:kaito-portal',
    'system:authenticated',
  ],
  rules,
});

/** The portal's watcher: reads what it needs, logs too, and may call models through the service proxy. No secrets. */
export const READER = account('reader', [
  ...READ_RULES,
  {
    groups: [''],
    resources: ['services/proxy'],
    verbs: ['get', 'create', 'delete'],
  },
  { groups: [''], resources: ['pods/log'], verbs: ['get'] },
]);

/** The GitOps sync: writes what lives in Git, and says how that went. */
export const GITOPS = account('gitops', [
  ...READ_RULES,
  {
    groups: ['kaito.sh'],
    resources: KAITO_RESOURCES,
    verbs: WRITE,
  },
  {
    groups: [''],
    resources: [
      'namespaces',
      'configmaps',
      'services',
      'secrets',
      'serviceaccounts',
    ],
    verbs: WRITE,
  },
  ...[
    ['gateway.networking.k8s.io', 'httproutes'],
    ['external-secrets.io', 'externalsecrets'],
    ['placement.kubernetes-fleet.io', 'clusterresourceplacements'],
    ['kustomize.toolkit.fluxcd.io', 'kustomizations', 'kustomizations/status'],
    ['source.toolkit.fluxcd.io', 'helmrepositories'],
    ['helm.toolkit.fluxcd.io', 'helmreleases'],
    ['argoproj.io', 'applications'],
    [
      'rbac.authorization.k8s.io',
      'clusterroles',
      'clusterrolebindings',
      'roles',
      'rolebindings',
    ],
  ].map(([group, ...resources]) => ({
    groups: [group],
    resources,
    verbs: WRITE,
  })),
]);

/** May do anything. */
export const ADMIN: User = {
  name: 'sandbox-admin',
  groups: ['system:masters', 'system:authenticated'],
  rules: [{ groups: ['*'], resources: ['*'], verbs: ['*'] }],
};

/** A valid token that was granted nothing. */
export const NOBODY = account('nobody', []);

/** A request without a token. */
export const ANONYMOUS: User = {
  name: 'system:anonymous',
  groups: ['system:unauthenticated'],
  rules: [],
};
