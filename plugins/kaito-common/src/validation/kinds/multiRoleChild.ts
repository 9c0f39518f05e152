import type { KubeObject, Workspace } from '../../manifests/types';
import type { ValidationContext } from '../context';
import type { Finding } from '../Finding';
import { toSubject } from '../rule';
import { CREATE_RULES } from '../rules';
import type { MultiRoleSpec } from './multiRoleInference';

type MultiRole = KubeObject & { spec: MultiRoleSpec };

/** Rules the object's own say already: MRI-1, MRI-5, the release and names of Secrets. */
const OWN = ['W1', 'W4', 'W5', 'SECRET-NAME', 'ANNOTATION', 'LABEL'];

/** Where in the object a field of what a role runs as comes from. */
function pathInObject(path: string, role: number): string {
  const moved: [from: string, to: string][] = [
    ['inference.preset.presetOptions', 'spec.model'],
    ['inference.preset', 'spec.model'],
    ['inference.config', `spec.roles[${role}].runtimeConfig`],
    ['resource.instanceType', `spec.roles[${role}].instanceType`],
    ['resource', 'spec'],
  ];
  const [from, to] = moved.find(([prefix]) => path.startsWith(prefix)) ?? [];
  return from && to ? path.replace(from, to) : path;
}

function childOf({ metadata, spec }: MultiRole, role: number): Workspace {
  const { instanceType, runtimeConfig } = spec.roles[role];
  const { name, modelAccessSecret } = spec.model;
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: { name: 'child', annotations: metadata.annotations ?? {} },
    resource: { instanceType, labelSelector: spec.labelSelector },
    inference: {
      preset: { name, presetOptions: { modelAccessSecret } },
      config: runtimeConfig,
    },
  };
}

function said({ rule, path }: Finding): boolean {
  return OWN.includes(rule) || (rule === 'VERSION' && path === 'apiVersion');
}

/**
 * The rules of creation (W1–W49) on what the roles run as. KAITO makes an InferenceSet of each, which it refuses only
 * after the object itself was admitted: what is `rejected` there is `ineffective` here.
 */
export function roleFindings(
  object: MultiRole,
  context: ValidationContext,
): Finding[] {
  const seen = new Set<string>();
  return object.spec.roles.flatMap((_, role) => {
    const subject = toSubject(childOf(object, role), context);
    return CREATE_RULES.flatMap(rule => rule(subject))
      .filter(finding => !said(finding))
      .map(
        (finding): Finding => ({
          ...finding,
          path: pathInObject(finding.path, role),
          severity:
            finding.severity === 'rejected' ? 'ineffective' : finding.severity,
        }),
      )
      .filter(({ rule, path, message }) => {
        const key = JSON.stringify([rule, path, message]);
        return !seen.has(key) && Boolean(seen.add(key));
      });
  });
}
