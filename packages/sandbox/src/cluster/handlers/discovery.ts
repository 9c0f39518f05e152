import type { ResourceRegistry, ResourceType } from '../resources';
import { SELF_REVIEWS } from '../resources/selfReviews';

const STATUS_VERBS = ['get', 'patch', 'update'];

const storageHash = (type: ResourceType) =>
  Buffer.from(`${type.group}/${type.plural}`).toString('base64').slice(0, 11);

const subresource = (name: string, kind: string, verbs: string[]) => ({
  name,
  singularName: '',
  namespaced: true,
  kind,
  verbs,
});

/** Subresources that only some kinds have. */
const SUBRESOURCES: Record<string, ReturnType<typeof subresource>[]> = {
  services: [
    subresource('services/proxy', 'ServiceProxyOptions', [
      ...['create', 'delete', 'get', 'patch', 'update'],
    ]),
  ],
  pods: [subresource('pods/log', 'Pod', ['get'])],
};

function describe(type: ResourceType) {
  const common = { namespaced: type.namespaced, kind: type.kind };
  const main = {
    name: type.plural,
    singularName: type.singular,
    ...common,
    verbs: type.verbs,
    ...(type.shortNames.length ? { shortNames: type.shortNames } : {}),
    ...(type.categories.length ? { categories: type.categories } : {}),
    ...(type.verbs.includes('list')
      ? { storageVersionHash: storageHash(type) }
      : {}),
  };
  const status = {
    name: `${type.plural}/status`,
    singularName: '',
    ...common,
    verbs: STATUS_VERBS,
  };
  return [
    main,
    ...(type.hasStatus ? [status] : []),
    ...((!type.group && SUBRESOURCES[type.plural]) || []),
  ];
}

function apiGroup({ group, versions }: { group: string; versions: string[] }) {
  const list = versions.map(version => ({
    groupVersion: `${group}/${version}`,
    version,
  }));
  return { name: group, versions: list, preferredVersion: list[0] };
}

const REVIEWS = Object.values(SELF_REVIEWS);
const [{ group: REVIEW_GROUP, version: REVIEW_VERSION }] = REVIEWS;

const groupsOf = (registry: ResourceRegistry) => [
  { group: REVIEW_GROUP, versions: [REVIEW_VERSION] },
  ...registry.groups(),
];

const typesOf = (registry: ResourceRegistry, group: string, version: string) =>
  group === REVIEW_GROUP && version === REVIEW_VERSION
    ? REVIEWS
    : registry.ofGroupVersion(group, version);

/** The body of a discovery document, or undefined when the path is none. */
export function discoveryDocument(
  registry: ResourceRegistry,
  path: string,
): unknown {
  const [root, first, second, more] = path.split('/').slice(1).filter(Boolean);
  if (more) {
    return undefined;
  }
  if (root === 'api' && !first) {
    return {
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [],
    };
  }
  if (root === 'apis' && !first) {
    return {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: groupsOf(registry).map(apiGroup),
    };
  }
  if (root === 'apis' && !second) {
    const group = groupsOf(registry).find(g => g.group === first);
    return group && { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(group) };
  }
  const [group, version] = root === 'api' ? ['', first] : [first, second];
  if ((root === 'api' && second) || !['api', 'apis'].includes(root)) {
    return undefined;
  }
  const types = typesOf(registry, group, version);
  return types.length
    ? {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: group ? `${group}/${version}` : version,
        resources: types.flatMap(describe),
      }
    : undefined;
}
