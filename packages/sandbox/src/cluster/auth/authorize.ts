import { ApiError } from '../errors';
import type { RequestInfo } from '../http/requestInfo';
import { BASIC_RULE, type Rule, type User } from './rules';

const OPEN_PATHS = /^\/(readyz|healthz|livez|version)(\/.*)?$/;
const DISCOVERY_PATHS = /^\/(api|apis|openapi)(\/.*)?$/;

const matches = (allowed: readonly string[], asked: string) =>
  allowed.includes('*') || allowed.includes(asked);

/** The rules that hold for a user: their own, and what everybody who is known may do. */
export function rulesOf(user: User): readonly Rule[] {
  return user.groups.includes('system:authenticated')
    ? [...user.rules, BASIC_RULE]
    : user.rules;
}

/** Whether the rules of a user cover a request. */
export function isAllowed(user: User, info: RequestInfo): boolean {
  if (!info.resource) {
    const authenticated = user.groups.includes('system:authenticated');
    return (
      OPEN_PATHS.test(info.path) ||
      (authenticated && DISCOVERY_PATHS.test(info.path)) ||
      user.groups.includes('system:masters')
    );
  }
  return rulesOf(user).some(
    rule =>
      matches(rule.groups, info.group) &&
      matches(rule.resources, resourceOf(info)) &&
      matches(rule.verbs, info.verb),
  );
}

/** 403 in the words of the API server; `why` follows them. */
export function forbidden(user: User, info: RequestInfo, why = ''): ApiError {
  const who = `User "${user.name}" cannot`;
  if (!info.resource) {
    return new ApiError(
      403,
      'Forbidden',
      `forbidden: ${who} ${info.verb} path "${info.path}"${why}`,
      { details: {} },
    );
  }
  const qualified = info.group
    ? `${info.resource}.${info.group}`
    : info.resource;
  // A request about one Namespace counts as made within it.
  const namespace = info.resource === 'namespaces' ? info.name : info.namespace;
  const scope = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  return new ApiError(
    403,
    'Forbidden',
    `${qualified}${info.name ? ` "${info.name}"` : ''} is forbidden: ${who} ${
      info.verb
    } resource "${resourceOf(info)}" in API group "${
      info.group
    }" ${scope}${why}`,
    {
      details: {
        ...(info.name ? { name: info.name } : {}),
        ...(info.group ? { group: info.group } : {}),
        kind: info.resource,
      },
    },
  );
}

function resourceOf({ resource, subresource }: RequestInfo): string {
  return subresource ? `${resource}/${subresource}` : resource;
}
