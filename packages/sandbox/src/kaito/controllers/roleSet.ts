import type { ApiObject } from '../../cluster/ApiObject';
import { LABEL } from '../objects/labels';

type Selector = {
  matchLabels?: Record<string, string>;
  matchExpressions?: unknown[];
};

/** One side of a MultiRoleInference. */
export interface Role {
  type: 'prefill' | 'decode';
  replicas?: number;
  instanceType?: string;
  runtimeConfig?: string;
}

interface MultiRoleSpec {
  labelSelector?: Selector;
  model: { name: string; modelAccessSecret?: string };
  roles: Role[];
}

const specOf = ({ spec }: ApiObject) => spec as MultiRoleSpec;

/** Both sides of a MultiRoleInference. */
export const rolesOf = (multi: ApiObject) => specOf(multi).roles;

/** Name of the InferenceSet of a role. */
export const roleSetName = (multi: ApiObject, { type }: Pick<Role, 'type'>) =>
  `${multi.metadata.name}-${type}`;

/** The InferenceSet a MultiRoleInference makes for a role: without what only a cluster gives it. */
export function roleSet(multi: ApiObject, role: Role) {
  const { labelSelector, model } = specOf(multi);
  const labels = {
    [LABEL.createdByMultiRole]: multi.metadata.name,
    [LABEL.role]: role.type,
  };
  const matchLabels = { ...labelSelector?.matchLabels, ...labels };
  return {
    labels,
    annotations: Object.fromEntries(
      Object.entries(multi.metadata.annotations ?? {}).filter(([key]) =>
        /(^|\.)kaito\.sh\/|^sandbox\./.test(key),
      ),
    ),
    spec: {
      replicas: role.replicas ?? 1,
      labelSelector: { ...labelSelector, matchLabels },
      template: {
        metadata: { labels: matchLabels },
        resource: role.instanceType ? { instanceType: role.instanceType } : {},
        inference: {
          preset: {
            name: model.name,
            accessMode: 'public',
            ...(model.modelAccessSecret && {
              presetOptions: { modelAccessSecret: model.modelAccessSecret },
            }),
          },
          ...(role.runtimeConfig && { config: role.runtimeConfig }),
        },
      },
    },
  };
}
