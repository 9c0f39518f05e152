import { readPath } from '../../manifests/readPath';
import type {
  InferenceSpec,
  LabelSelector,
  Workspace,
  WorkspaceResource,
} from '../../manifests/types';
import type { ValidationContext } from '../context';
import type { Finding } from '../Finding';
import { isDnsLabel } from '../names';
import { toSubject } from '../rule';
import { CREATE_RULES } from '../rules';
import { isMap } from '../yamlText';

/** `spec` of an InferenceSet of the right shape. */
export interface InferenceSetSpec {
  labelSelector: LabelSelector;
  replicas?: number;
  nodeCountLimit?: number;
  updateStrategy?: unknown;
  template: {
    metadata?: unknown;
    resource?: Partial<WorkspaceResource>;
    inference: InferenceSpec;
  };
  autoUpgrade?: {
    enabled?: boolean;
    strategy?: 'InPlace' | 'Surge';
    maintenanceWindow?: { schedule: string; duration?: string };
  };
}

/** Annotations a set's template gives its children; what is not text is left out. */
export function templateAnnotations(
  spec: InferenceSetSpec,
): Record<string, string> {
  const given = readPath(spec.template.metadata, 'annotations');
  const entries = isMap(given) ? Object.entries(given) : [];
  return Object.fromEntries(
    entries.filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/** Where in the set a field of its child comes from. */
function pathInSet(path: string): string {
  return path.startsWith('resource.labelSelector')
    ? path.replace('resource', 'spec')
    : ['spec.template', path].filter(Boolean).join('.');
}

/** Rules whose word the set has already: IS-3 for W4 and W5, and the release. */
const OWN = ['W4', 'W5', 'VERSION'];

/** The Workspace a set makes. */
function childOf(name: string, spec: InferenceSetSpec): Workspace {
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: {
      name: isDnsLabel(name) ? name : 'child',
      annotations: templateAnnotations(spec),
    },
    resource: { ...spec.template.resource, labelSelector: spec.labelSelector },
    inference: spec.template.inference,
  };
}

/** The rules of creation (W1–W49) on the Workspace a set makes; W1, W4 and W5 are IS-1 and IS-3. */
export function childFindings(
  name: string,
  spec: InferenceSetSpec,
  context: ValidationContext,
): Finding[] {
  const subject = toSubject(childOf(name, spec), context);
  return CREATE_RULES.flatMap(rule => rule(subject))
    .filter(({ rule, path }) => !OWN.includes(rule) || path.includes('preset'))
    .filter(({ path }) => path !== 'metadata.name')
    .map(finding => ({ ...finding, path: pathInSet(finding.path) }));
}
