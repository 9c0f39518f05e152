import { isAllowed, rulesOf, type User } from '../auth';
import { badRequest, invalid, methodNotAllowed } from '../errors';
import { readObject } from '../http/readBody';
import { type RequestInfo, requestOn } from '../http/requestInfo';
import { sendJson } from '../http/respond';
import { SELF_REVIEWS } from '../resources/selfReviews';
import type { IncomingMessage, ServerResponse } from 'node:http';

type Attributes = {
  verb?: string;
  group?: string;
  version?: string;
  resource?: string;
  subresource?: string;
  namespace?: string;
  name?: string;
};
type AccessSpec = {
  resourceAttributes?: Attributes;
  nonResourceAttributes?: { path?: string; verb?: string };
};

/** The paths everybody who is known may read. */
const OPEN_URLS = ['/healthz', '/livez', '/readyz', '/version', '/version/'];
const DISCOVERY_URLS = [
  '/api',
  '/api/*',
  '/apis',
  '/apis/*',
  '/openapi',
  '/openapi/*',
];

function accessStatus(user: User, spec: AccessSpec) {
  const { resourceAttributes: resource, nonResourceAttributes: path } = spec;
  if (Boolean(resource) === Boolean(path)) {
    throw invalid(SELF_REVIEWS.access, '', [
      {
        reason: 'FieldValueInvalid',
        message:
          'Invalid value: "null": exactly one of nonResourceAttributes or resourceAttributes must be specified',
        field: 'spec.resourceAttributes',
      },
    ]);
  }
  const allowed = isAllowed(user, requestOn({ ...resource, ...path }));
  return {
    allowed,
    ...(allowed && !user.groups.includes('system:masters')
      ? { reason: `RBAC: allowed by the rules of ${user.name}` }
      : {}),
  };
}

function rulesStatus(user: User, { namespace }: { namespace?: string }) {
  if (!namespace) {
    throw badRequest('no namespace on request');
  }
  return {
    resourceRules: rulesOf(user).map(({ groups, resources, verbs }) => ({
      verbs,
      apiGroups: groups,
      resources,
    })),
    nonResourceRules: [
      { verbs: ['get'], nonResourceURLs: [...DISCOVERY_URLS, ...OPEN_URLS] },
    ],
    incomplete: false,
  };
}

/** Whether a path asks for what nobody stores: what the asker may do. */
export function isSelfReview({ group, version, resource }: RequestInfo) {
  return Object.values(SELF_REVIEWS).some(
    type =>
      type.group === group &&
      type.version === version &&
      type.plural === resource,
  );
}

/** POST of a SelfSubjectAccessReview or SelfSubjectRulesReview: answers from the rules that hold for the asker now. Throws 400, 405 or 422. */
export async function selfReview(
  req: IncomingMessage,
  res: ServerResponse,
  { info, user }: { info: RequestInfo; user: User },
) {
  if (info.verb !== 'create' || info.name) {
    throw methodNotAllowed();
  }
  const given = ((await readObject(req)) ?? {}) as { spec?: object };
  const spec = given.spec ?? {};
  const type =
    info.resource === SELF_REVIEWS.access.plural
      ? SELF_REVIEWS.access
      : SELF_REVIEWS.rules;
  await sendJson(req, res, 201, {
    kind: type.kind,
    apiVersion: `${type.group}/${type.version}`,
    metadata: { creationTimestamp: null },
    spec,
    status:
      type === SELF_REVIEWS.access
        ? accessStatus(user, spec)
        : rulesStatus(user, spec),
  });
}
