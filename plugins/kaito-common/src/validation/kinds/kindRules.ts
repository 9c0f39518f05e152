import { checkShape, isUnknownField } from '../checkShape';
import type { FeatureGate, ValidationContext } from '../context';
import { type Finding, ineffective, notChecked, rejected } from '../Finding';
import { isDnsLabel, nameOf } from '../names';
import type { ShapedKind } from '../shapes';

/** Shape of an object, with findings at the given paths under the id of the rule they stand for. */
export function shapeFindings(
  kind: ShapedKind,
  object: unknown,
  rules: Record<string, string>,
): Finding[] {
  return checkShape(kind, object).map(finding => {
    const path = finding.path.replace(/\[\d+\]/g, '[]');
    return !isUnknownField(finding) && Object.hasOwn(rules, path)
      ? { ...finding, rule: rules[path] }
      : finding;
  });
}

/** The name must be a DNS label, as W1. */
export function nameFindings(
  rule: string,
  metadata: { name?: string; generateName?: string },
) {
  return isDnsLabel(nameOf(metadata))
    ? []
    : [
        rejected(
          rule,
          'metadata.name',
          'The name must be a DNS label: lower case letters, digits and dashes, at most 63 characters',
          'Choose such a name',
        ),
      ];
}

/** A machine type is demanded where KAITO provisions nodes and forbidden for nodes brought by hand, as W4 and W5. */
export function machineFindings(
  rule: string,
  path: string,
  instanceType: string | undefined,
  { provisioner }: ValidationContext,
): Finding[] {
  const given = Boolean(instanceType);
  if (provisioner === undefined) {
    return [
      notChecked(
        rule,
        path,
        'Whether a machine type is needed or forbidden depends on how the cluster gets its nodes, which is not known here',
      ),
    ];
  }
  if (given !== (provisioner === 'byo')) {
    return [];
  }
  return [
    given
      ? rejected(
          rule,
          path,
          'The cluster uses nodes brought by hand; a machine type is not allowed there',
          'Remove it and select nodes by label',
        )
      : rejected(
          rule,
          path,
          'The cluster provisions nodes itself and needs a machine type',
          'Set it, e.g. to `Standard_NC24ads_A100_v4`',
        ),
  ];
}

/** Without its gate, a controller or feature leaves the object alone. */
export function gateFindings(
  rule: string,
  path: string,
  gate: FeatureGate,
  { gates }: ValidationContext,
): Finding[] {
  if (gates?.[gate] === undefined) {
    return [
      notChecked(
        rule,
        path,
        `Whether the cluster has the feature gate ${gate} on, which this needs, is not known here`,
      ),
    ];
  }
  return gates[gate]
    ? []
    : [
        ineffective(
          rule,
          path,
          `The feature gate ${gate} is off on this cluster, so nothing acts on this`,
          `Ask the operator to switch ${gate} on`,
        ),
      ];
}
