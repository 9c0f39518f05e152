import { createHash } from 'node:crypto';
import {
  apiVersionOf,
  type ResourceRegistry,
  type ResourceType,
} from '../resources';

const PARAMETERS = ['dryRun', 'fieldManager', 'fieldValidation'].map(name => ({
  name,
  in: 'query',
  schema: { type: 'string' },
}));

function pathItem(type: ResourceType) {
  const { group, version, kind } = type;
  const operation = (action: string) => ({
    'x-kubernetes-action': action,
    'x-kubernetes-group-version-kind': { group, version, kind },
    parameters: PARAMETERS,
    responses: { '200': { description: 'OK' } },
  });
  return { put: operation('put'), patch: operation('patch') };
}

const rootOf = (apiVersion: string) =>
  apiVersion.includes('/') ? `apis/${apiVersion}` : `api/${apiVersion}`;

function document(apiVersion: string, types: readonly ResourceType[]) {
  const paths = types.map(type => {
    const scope = type.namespaced ? 'namespaces/{namespace}/' : '';
    return [
      `/${rootOf(apiVersion)}/${scope}${type.plural}/{name}`,
      pathItem(type),
    ];
  });
  const schemas = types.map(({ kind, group, version }) => [
    `io.${group || 'k8s.core'}.${version}.${kind}`,
    {
      type: 'object',
      'x-kubernetes-group-version-kind': [{ group, version, kind }],
      'x-kubernetes-preserve-unknown-fields': true,
    },
  ]);
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1.34.0' },
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(schemas) },
  };
}

/** OpenAPI v3: the index, or one group and version. It says which kinds and options exist; the fields are not described. Undefined when the path is neither. */
export function openApiV3(registry: ResourceRegistry, path: string): unknown {
  const byVersion = new Map<string, ResourceType[]>();
  for (const type of registry.types) {
    const apiVersion = apiVersionOf(type);
    byVersion.set(apiVersion, [...(byVersion.get(apiVersion) ?? []), type]);
  }
  if (path === '/openapi/v3') {
    const entries = [...byVersion].map(([apiVersion, types]) => {
      const hash = createHash('sha256')
        .update(types.map(type => type.kind).join())
        .digest('hex')
        .toUpperCase();
      const root = rootOf(apiVersion);
      return [
        root,
        { serverRelativeURL: `/openapi/v3/${root}?hash=${hash}` },
      ] as const;
    });
    return { paths: Object.fromEntries(entries) };
  }
  const found = [...byVersion].find(
    ([apiVersion]) => path === `/openapi/v3/${rootOf(apiVersion)}`,
  );
  return found && document(...found);
}

/** OpenAPI v2 with no definitions: old clients must skip their own validation. */
export const OPENAPI_V2 = {
  swagger: '2.0',
  info: { title: 'Kubernetes', version: 'v1.34.0' },
  paths: {},
  definitions: {},
};
