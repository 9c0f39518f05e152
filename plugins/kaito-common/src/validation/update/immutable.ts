import type { Workspace } from '../../manifests/types';
import type { ValidationContext } from '../context';
import { type Finding, rejected } from '../Finding';
import { countOf, presetOf, same, selectorOf } from './compare';

const FIX = 'Create a new Workspace with the change and retire this one';

type Field = { path: string; read: (workspace: Workspace) => unknown };

const FIELDS: Field[] = [
  { path: 'resource.count', read: w => countOf(w.resource) },
  { path: 'resource.partition', read: w => w.resource?.partition },
  { path: 'resource.labelSelector', read: w => selectorOf(w.resource) },
  { path: 'inference.preset', read: w => presetOf(w.inference?.preset) },
  { path: 'tuning.preset', read: w => presetOf(w.tuning?.preset) },
  { path: 'tuning.method', read: w => w.tuning?.method?.toLowerCase() },
  { path: 'tuning.input.name', read: w => w.tuning?.input?.name },
];

/** Parts that may change but neither come nor go. */
const PARTS: Field[] = [
  { path: 'inference', read: w => w.inference },
  { path: 'tuning', read: w => w.tuning },
  { path: 'inference.template', read: w => w.inference?.template },
];

function instanceType(
  before: Workspace,
  after: Workspace,
  { provisioner }: ValidationContext,
): Finding[] {
  const path = 'resource.instanceType';
  const old = before.resource?.instanceType ?? '';
  const now = after.resource?.instanceType ?? '';
  const mayClear = provisioner === 'byo' && now === '';
  return old === now || mayClear
    ? []
    : [rejected('UPDATE', path, `\`${path}\` cannot be changed`, FIX)];
}

/** What KAITO never lets change after creation. */
export function immutableFindings(
  before: Workspace,
  after: Workspace,
  context: ValidationContext,
): Finding[] {
  const parts = PARTS.filter(
    ({ read }) => Boolean(read(before)) !== Boolean(read(after)),
  ).map(({ path, read }) =>
    rejected(
      'UPDATE',
      path,
      `\`${path}\` cannot be ${read(after) ? 'added' : 'removed'} later`,
      FIX,
    ),
  );
  const moved = parts.map(({ path }) => path);
  const fields = FIELDS.filter(
    ({ path, read }) =>
      !moved.some(part => path.startsWith(`${part}.`)) &&
      !same(read(before), read(after)),
  ).map(({ path }) =>
    rejected('UPDATE', path, `\`${path}\` cannot be changed`, FIX),
  );
  return [...parts, ...fields, ...instanceType(before, after, context)];
}
