import { readPath } from '../../manifests/readPath';
import type { KubeObject } from '../../manifests/types';
import type { ValidationContext } from '../context';
import { type Finding, formatPath, ineffective } from '../Finding';
import { validateInferenceSet } from '../kinds/inferenceSet';
import type { InferenceSetSpec } from '../kinds/inferenceSetChild';
import { isMap } from '../yamlText';
import { presetOf, same, selectorOf } from './compare';
import { changedFields, type Field, replaceFix } from './immutable';

type Set = KubeObject & { spec: InferenceSetSpec };

const FIX =
  'Create a new InferenceSet and switch the traffic, or scale to 0 and up again';

const FIELDS: Field<Set>[] = [
  {
    path: 'spec.template.resource.partition',
    read: ({ spec }) => spec.template.resource?.partition,
  },
];

/** What only replicas created from then on use. */
const TEMPLATE: Field<Set>[] = [
  {
    path: 'spec.labelSelector',
    read: ({ spec }) => selectorOf(spec.labelSelector),
  },
  {
    path: 'spec.template.resource.instanceType',
    read: ({ spec }) => spec.template.resource?.instanceType,
  },
  {
    path: 'spec.template.inference.preset',
    read: ({ spec }) => presetOf(spec.template.inference.preset),
  },
  ...(['template', 'config', 'adapters'] as const).map(part => ({
    path: `spec.template.inference.${part}`,
    read: ({ spec }: Set) => spec.template.inference[part],
  })),
  {
    path: 'spec.template.metadata.annotations',
    read: ({ spec }) => readPath(spec.template.metadata, 'annotations') ?? {},
  },
];

/** KAITO adds labels of the template to replicas that run, and takes none away. */
function labelFindings(before: Set, after: Set): Finding[] {
  const labelsOf = ({ spec }: Set) => {
    const labels = readPath(spec.template.metadata, 'labels');
    return isMap(labels) ? labels : {};
  };
  const now = labelsOf(after);
  return Object.keys(labelsOf(before))
    .filter(key => !Object.hasOwn(now, key))
    .map(key =>
      ineffective(
        'ROLL-OUT',
        formatPath(['spec', 'template', 'metadata', 'labels', key]),
        'KAITO adds labels to replicas that run and takes none away',
        replaceFix('InferenceSet'),
      ),
    );
}

/** The partition stays; edits of the template are not rolled out; the rules of creation are asked again. */
export function inferenceSetUpdate(
  before: Set,
  after: Set,
  context: ValidationContext,
): Finding[] {
  return [
    ...changedFields('InferenceSet', FIELDS, before, after),
    ...TEMPLATE.filter(({ read }) => !same(read(before), read(after))).map(
      ({ path }) =>
        ineffective(
          'ROLL-OUT',
          path,
          `KAITO admits a change of \`${path}\` and rolls it out to no replica that runs: only new ones use it, and the set becomes mixed`,
          FIX,
        ),
    ),
    ...labelFindings(before, after),
    ...validateInferenceSet(after, context),
  ];
}
