import type { ApiObject } from '../../cluster/ApiObject';
import { LABEL, SCENARIO } from '../objects/labels';

type SetSpec = {
  labelSelector?: unknown;
  template?: {
    metadata?: {
      labels?: Record<string, string>;
      annotations?: Record<string, string>;
    };
    resource?: Record<string, unknown>;
    inference?: Record<string, unknown>;
  };
};

/** Annotations of an InferenceSet that its replicas get too. */
const HANDED_ON: readonly string[] = ['kaito.sh/disable-benchmark', SCENARIO];

/** Labels an InferenceSet gives its replicas, at their making and later. */
export function childLabels(set: ApiObject): Record<string, string> {
  const { template } = (set.spec ?? {}) as SetSpec;
  return {
    ...template?.metadata?.labels,
    [LABEL.createdBySet]: set.metadata.name,
  };
}

/** The Workspace an InferenceSet makes of its template. */
export function childWorkspace(set: ApiObject, name: string): ApiObject {
  const { labelSelector, template = {} } = (set.spec ?? {}) as SetSpec;
  const handedOn = Object.entries(set.metadata.annotations ?? {}).filter(
    ([key]) => HANDED_ON.includes(key),
  );
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: {
      name,
      namespace: set.metadata.namespace,
      labels: childLabels(set),
      annotations: {
        ...template.metadata?.annotations,
        ...Object.fromEntries(handedOn),
      },
    },
    resource: { ...template.resource, labelSelector: labelSelector ?? {} },
    ...(template.inference
      ? { inference: structuredClone(template.inference) }
      : {}),
  };
}
