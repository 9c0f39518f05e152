import type { ResourceRegistry, ResourceType } from '../resources';

const VERBS = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];
const STATUS_VERBS = ['get', 'patch', 'update'];

function describe(type: ResourceType) {
  const common = { namespaced: type.namespaced, kind: type.kind };
  const main = {
    name: type.plural,
    singularName: type.singular,
    ...common,
    verbs: VERBS,
    ...(type.shortNames.length ? { shortNames: type.shortNames } : {}),
    ...(type.categories.length ? { categories: type.categories } : {}),
    storageVersionHash: Buffer.from(`${type.group}/${type.plural}`)
      .toString('base64')
      .slice(0, 11),
  };
  const status = {
    name: `${type.plural}/status`,
    singularName: '',
    ...common,
    verbs: STATUS_VERBS,
  };
  const proxy = {
    name: 'services/proxy',
    singularName: '',
    namespaced: true,
    kind: 'ServiceProxyOptions',
    verbs: ['create', 'delete', 'get', 'patch', 'update'],
  };
  return [
    main,
    ...(type.hasStatus ? [status] : []),
    ...(type.plural === 'services' ? [proxy] : []),
  ];
}

function apiGroup({ group, versions }: { group: string; versions: string[] }) {
  const list = versions.map(version => ({
    groupVersion: `${group}/${version}`,
    version,
  }));
  return { name: group, versions: list, preferredVersion: list[0] };
}

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
      groups: registry.groups().map(apiGroup),
    };
  }
  if (root === 'apis' && !second) {
    const group = registry.groups().find(g => g.group === first);
    return group && { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(group) };
  }
  const [group, version] = root === 'api' ? ['', first] : [first, second];
  if ((root === 'api' && second) || !['api', 'apis'].includes(root)) {
    return undefined;
  }
  const types = registry.ofGroupVersion(group, version);
  return types.length
    ? {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: group ? `${group}/${version}` : version,
        resources: types.flatMap(describe),
      }
    : undefined;
}
