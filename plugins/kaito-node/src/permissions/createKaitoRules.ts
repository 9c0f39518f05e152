import type {
  PermissionResourceRef,
  PermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import {
  createKaitoFilter,
  matchesKaitoFilter,
  type KaitoFilter,
  type KaitoFilterKey,
} from './KaitoFilter';
import type { KaitoResource } from './KaitoResource';

type KaitoResourceRef<TType extends string> = PermissionResourceRef<
  KaitoResource,
  KaitoFilter,
  TType,
  'kaito'
>;

type ListRule<TType extends string, TParam extends string> = PermissionRule<
  KaitoResource,
  KaitoFilter,
  TType,
  Record<TParam, string[]>
>;

/** `apply` asks the very filter that `toQuery` gives, so the two cannot disagree. */
function createListRule<TType extends string, TParam extends string>(
  resourceRef: KaitoResourceRef<TType>,
  rule: {
    name: string;
    description: string;
    key: KaitoFilterKey;
    param: TParam;
    paramDescription: string;
  },
): ListRule<TType, TParam> {
  const filter = (params: Record<string, string[]>) =>
    createKaitoFilter(rule.key, params[rule.param]);
  const result: ListRule<TType, string> = {
    name: rule.name,
    description: rule.description,
    resourceType: resourceRef.resourceType,
    paramsSchema: z.object({
      [rule.param]: z.array(z.string()).describe(rule.paramDescription),
    }),
    apply: (resource, params) => matchesKaitoFilter(filter(params), resource),
    toQuery: filter,
  };
  // A computed key widens to string; the schema above holds the one named.
  return result as unknown as ListRule<TType, TParam>;
}

/** The rules of one resource type: IS_IN_CLUSTER, IS_IN_NAMESPACE, USES_MODEL, IS_KIND and IS_OWNED_BY. */
export function createKaitoRules<TType extends string>(
  ref: KaitoResourceRef<TType>,
) {
  return {
    isInCluster: createListRule(ref, {
      name: 'IS_IN_CLUSTER',
      description: 'Allow what runs in one of the given clusters',
      key: 'cluster',
      param: 'clusters',
      paramDescription: 'Cluster names as configured',
    }),
    isInNamespace: createListRule(ref, {
      name: 'IS_IN_NAMESPACE',
      description: 'Allow what lives in one of the given namespaces',
      key: 'namespace',
      param: 'namespaces',
      paramDescription: 'Kubernetes namespaces',
    }),
    usesModel: createListRule(ref, {
      name: 'USES_MODEL',
      description: 'Allow what uses one of the given models',
      key: 'model',
      param: 'models',
      paramDescription:
        'Hugging Face ids or names as manifests write them, in any case',
    }),
    isKind: createListRule(ref, {
      name: 'IS_KIND',
      description: 'Allow what is of one of the given KAITO kinds',
      key: 'kind',
      param: 'kinds',
      paramDescription: 'KAITO kinds, for example Workspace',
    }),
    isOwnedBy: createListRule(ref, {
      name: 'IS_OWNED_BY',
      description:
        'Allow what is owned by one of the given entities; what records no owner is never allowed by this rule',
      key: 'owner',
      param: 'claims',
      paramDescription:
        "Entity refs, usually the caller's ownership entity refs",
    }),
  };
}
