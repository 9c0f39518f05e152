import type { KubeObject } from '../../manifests/types';
import type { ValidationContext } from '../context';
import { type Finding, ineffective } from '../Finding';
import {
  type MultiRoleSpec,
  validateMultiRoleInference,
} from '../kinds/multiRoleInference';
import { same } from './compare';
import { changedFields, type Field, replaceFix } from './immutable';

type MultiRole = KubeObject & { spec: MultiRoleSpec };
type Mirror = KubeObject & { spec?: object };

const MODEL: Field<MultiRole>[] = [
  { path: 'spec.model.name', read: ({ spec }) => spec.model.name },
];

const SPEC: Field<Mirror>[] = [
  { path: 'spec', read: ({ spec }) => ({ mode: 'Managed', ...spec }) },
];

/** Changes of a role that its InferenceSet rolls out to no replica that runs. */
function roleNotes(before: MultiRole, after: MultiRole): Finding[] {
  return after.spec.roles.flatMap((role, index) => {
    const old = before.spec.roles.find(({ type }) => type === role.type);
    return (['instanceType', 'runtimeConfig'] as const)
      .filter(field => old && !same(old[field], role[field]))
      .map(field =>
        ineffective(
          'ROLL-OUT',
          `spec.roles[${index}].${field}`,
          'A role runs as an InferenceSet, whose replicas keep what they were created with: only new ones use the change',
          replaceFix('MultiRoleInference'),
        ),
      );
  });
}

/** The model stays; the rules of creation are asked again. */
export function multiRoleUpdate(
  before: MultiRole,
  after: MultiRole,
  context: ValidationContext,
): Finding[] {
  return [
    ...changedFields('MultiRoleInference', MODEL, before, after),
    ...roleNotes(before, after),
    ...validateMultiRoleInference(after, context),
  ];
}

/** Nothing in the spec of a mirror may change. */
export function modelMirrorUpdate(before: Mirror, after: Mirror): Finding[] {
  return changedFields('ModelMirror', SPEC, before, after);
}
