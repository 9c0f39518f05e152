import type { ApiObject } from '../../cluster/ApiObject';
import { LABEL } from '../objects/labels';

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

/** The Workspace an InferenceSet makes of its template. */
export function childWorkspace(set: ApiObject, name: string): ApiObject {
  const { labelSelector, template = {} } = (set.spec ?? {}) as SetSpec;
  const benchmark = set.metadata.annotations?.['kaito.sh/disable-benchmark'];
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: {
      name,
      namespace: set.metadata.namespace,
      labels: {
        ...template.metadata?.labels,
        [LABEL.createdBySet]: set.metadata.name,
      },
      annotations: {
        ...template.metadata?.annotations,
        ...(benchmark ? { 'kaito.sh/disable-benchmark': benchmark } : {}),
      },
    },
    resource: { ...template.resource, labelSelector: labelSelector ?? {} },
    ...(template.inference
      ? { inference: structuredClone(template.inference) }
      : {}),
  };
}
