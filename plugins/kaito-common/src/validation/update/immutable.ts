import type { Workspace } from '../../manifests/types';
import type { ValidationContext } from '../context';
import { type Finding, notChecked, rejected } from '../Finding';
import { countOf, presetOf, same, selectorOf } from './compare';

/** A field that must not change, and how KAITO reads it. */
export interface Field<T> {
  path: string;
  read: (object: T) => unknown;
}

/** What to do about a change KAITO does not carry out. */
export function replaceFix(kind: string): string {
  return `Create a new ${kind} with the change and retire this one`;
}

/** UPDATE: the fields that differ. */
export function changedFields<T>(
  kind: string,
  fields: readonly Field<T>[],
  before: T,
  after: T,
): Finding[] {
  return fields
    .filter(({ read }) => !same(read(before), read(after)))
    .map(({ path }) =>
      rejected(
        'UPDATE',
        path,
        `\`${path}\` cannot be changed`,
        replaceFix(kind),
      ),
    );
}

/** UPDATE: parts that may change but neither come nor go. */
export function movedParts<T>(
  kind: string,
  parts: readonly Field<T>[],
  before: T,
  after: T,
): Finding[] {
  return parts
    .filter(({ read }) => Boolean(read(before)) !== Boolean(read(after)))
    .map(({ path, read }) =>
      rejected(
        'UPDATE',
        path,
        `\`${path}\` cannot be ${read(after) ? 'added' : 'removed'} later`,
        replaceFix(kind),
      ),
    );
}

const FIELDS: Field<Workspace>[] = [
  { path: 'resource.count', read: w => countOf(w.resource) },
  { path: 'resource.partition', read: w => w.resource?.partition },
  {
    path: 'resource.labelSelector',
    read: w => selectorOf(w.resource?.labelSelector),
  },
  { path: 'inference.preset', read: w => presetOf(w.inference?.preset) },
  { path: 'tuning.preset', read: w => presetOf(w.tuning?.preset) },
  { path: 'tuning.method', read: w => w.tuning?.method?.toLowerCase() },
  { path: 'tuning.input.name', read: w => w.tuning?.input?.name },
];

const PARTS: Field<Workspace>[] = [
  { path: 'inference', read: w => w.inference },
  { path: 'tuning', read: w => w.tuning },
  { path: 'inference.template', read: w => w.inference?.template },
];

const TYPE = 'resource.instanceType';

/** Nodes brought by hand let the machine type be cleared, no cluster lets it change. */
function instanceType(
  before: Workspace,
  after: Workspace,
  { provisioner }: ValidationContext,
): Finding[] {
  const old = before.resource?.instanceType ?? '';
  const now = after.resource?.instanceType ?? '';
  if (now !== '') {
    return old === now
      ? []
      : [
          rejected(
            'UPDATE',
            TYPE,
            `\`${TYPE}\` cannot be changed`,
            replaceFix('Workspace'),
          ),
        ];
  }
  if (provisioner === 'byo') {
    return [];
  }
  if (provisioner !== undefined) {
    return [
      rejected(
        'UPDATE',
        TYPE,
        'The cluster provisions nodes itself: the machine type cannot be empty',
        old ? `Write \`${old}\` again` : replaceFix('Workspace'),
      ),
    ];
  }
  return old === now
    ? []
    : [
        notChecked(
          'UPDATE',
          TYPE,
          'The machine type may only be cleared where nodes are brought by hand; how the cluster gets its nodes is not known here',
        ),
      ];
}

/** UPDATE: what KAITO never lets change after creation. */
export function immutableFindings(
  before: Workspace,
  after: Workspace,
  context: ValidationContext,
): Finding[] {
  const parts = movedParts('Workspace', PARTS, before, after);
  const inside = ({ path }: Field<Workspace>) =>
    parts.some(part => path.startsWith(`${part.path}.`));
  return [
    ...parts.filter(part => !inside({ path: part.path, read: () => null })),
    ...changedFields(
      'Workspace',
      FIELDS.filter(field => !inside(field)),
      before,
      after,
    ),
    ...instanceType(before, after, context),
  ];
}
