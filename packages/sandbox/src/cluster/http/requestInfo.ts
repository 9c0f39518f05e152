/** What a request asks for, read from its method and URL alone. */
export interface RequestInfo {
  method: string;
  path: string;
  query: URLSearchParams;
  /** Kubernetes verb: get, list, watch, create, update, patch, delete, deletecollection. */
  verb: string;
  /** Plural name; empty for a path that is not a resource. */
  resource: string;
  group: string;
  version: string;
  namespace: string | undefined;
  name: string | undefined;
  subresource: string | undefined;
  /** What follows the subresource, with its slash: the path behind a proxy. */
  rest: string;
}

const PROXIED =
  /^\/api\/[^/]+(?:\/namespaces\/[^/]+)?\/[^/]+\/[^/]+\/proxy(\/.*)?$/;
const NAMESPACE_SUBRESOURCES = ['status', 'finalize'];

function verbOf(method: string, named: boolean, query: URLSearchParams) {
  switch (method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return named ? 'delete' : 'deletecollection';
    default:
      if (named) {
        return 'get';
      }
      return ['true', '1'].includes(query.get('watch') ?? '')
        ? 'watch'
        : 'list';
  }
}

/** Reads group and version off the path. Returns null when it is not under a version. */
function splitVersion(segments: string[]) {
  const [root, first, second, ...others] = segments;
  if (root === 'api' && first && second) {
    return { group: '', version: first, rest: [second, ...others] };
  }
  if (root === 'apis' && first && second && others.length) {
    return { group: first, version: second, rest: others };
  }
  return null;
}

function splitNamespace(segments: string[]) {
  const [first, namespace, third, ...others] = segments;
  const within =
    first === 'namespaces' &&
    third !== undefined &&
    !NAMESPACE_SUBRESOURCES.includes(third);
  return within
    ? { namespace, segments: [third, ...others] }
    : { namespace: undefined, segments };
}

/** A path segment decoded; one that cannot be is no name of anything and stays as it is. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Reads a request line. Never throws: what is no resource path comes back with an empty `resource`. */
export function readRequestInfo(method: string, target: string): RequestInfo {
  const url = new URL(target, 'https://sandbox.invalid');
  const query = url.searchParams;
  const path = url.pathname;
  const versioned = splitVersion(path.split('/').slice(1).filter(Boolean));
  const nothing = {
    method,
    path,
    query,
    verb: method === 'HEAD' ? 'get' : method.toLowerCase(),
    resource: '',
    group: '',
    version: '',
    namespace: undefined,
    name: undefined,
    subresource: undefined,
    rest: '',
  };
  if (!versioned) {
    return nothing;
  }
  const { namespace, segments } = splitNamespace(versioned.rest);
  const [resource, name, subresource] = segments;
  const proxied = PROXIED.exec(path);
  return {
    ...nothing,
    group: versioned.group,
    version: versioned.version,
    namespace: namespace && decoded(namespace),
    resource,
    name: name && decoded(name),
    subresource,
    rest: proxied?.[1] ?? '',
    verb: verbOf(method, name !== undefined, query),
  };
}

/** What a request would ask for that is only described, by resource or by path, as in an access review. */
export function requestOn(given: Partial<RequestInfo>): RequestInfo {
  const { name, namespace, subresource } = given;
  return {
    ...readRequestInfo('GET', '/'),
    resource: '',
    ...given,
    name: name || undefined,
    namespace: namespace || undefined,
    subresource: subresource || undefined,
  };
}
