import type { ValidationContext } from '../context';
import { type Finding, notChecked, rejected } from '../Finding';
import { versionFindings } from '../rules/version';
import { secretNameFindings } from '../secretName';
import { quantity } from '../shapes/common';
import { withoutNulls } from '../withoutNulls';
import { gateFindings, shapeFindings } from './kindRules';

interface MirrorSpec {
  mode?: 'Managed' | 'Static';
  source?: { modelID: string; accessSecret?: { name?: string } };
  storage?: { size: string; storageClassName?: string };
}

function staticFindings(spec: MirrorSpec): Finding[] {
  return (['source', 'storage'] as const)
    .filter(field => spec[field] !== undefined)
    .map(field =>
      rejected(
        'MM-1',
        `spec.${field}`,
        `A static mirror has no \`${field}\``,
        `Remove \`${field}\`, or set \`mode: Managed\``,
      ),
    );
}

function storageClassFindings(
  name: string | undefined,
  { storageClasses }: ValidationContext,
): Finding[] {
  const path = 'spec.storage.storageClassName';
  if (!storageClasses || !name) {
    return [
      notChecked(
        'MM-4',
        path,
        name
          ? `Whether there is a StorageClass \`${name}\` is not known here`
          : 'Which StorageClass the cluster would take is not known here',
      ),
    ];
  }
  return storageClasses.includes(name)
    ? []
    : [
        rejected(
          'MM-4',
          path,
          `There is no StorageClass \`${name}\``,
          'Name one of the cluster',
        ),
      ];
}

function managedFindings(
  { source, storage }: MirrorSpec,
  context: ValidationContext,
): Finding[] {
  const findings: Finding[] = [];
  if (!source?.modelID) {
    findings.push(
      rejected(
        'MM-2',
        'spec.source',
        'A managed mirror needs a source with a model',
        'Give `registry: huggingface` and `modelID`',
      ),
    );
  }
  if (!storage || !quantity.safeParse(storage.size).success) {
    findings.push(
      rejected(
        'MM-3',
        'spec.storage.size',
        'A managed mirror needs a size of storage such as `100Gi`',
        'Give `storage.size`',
      ),
    );
  }
  return storage
    ? [...findings, ...storageClassFindings(storage.storageClassName, context)]
    : findings;
}

/**
 * What KAITO would say of a ModelMirror: MM-1 a static one names no source, MM-2 to MM-4 a managed one has source,
 * size and StorageClass, MM-5 gate of the controller.
 */
export function validateModelMirror(
  object: unknown,
  context: ValidationContext = {},
): Finding[] {
  const shape = shapeFindings('ModelMirror', object, {
    'spec.source.registry': 'MM-2',
    'spec.source.modelID': 'MM-2',
    'spec.storage.size': 'MM-3',
  });
  if (shape.length > 0) {
    return shape;
  }
  const { spec = {} } = withoutNulls(object) as { spec?: MirrorSpec };
  return [
    ...(spec.mode === 'Static'
      ? staticFindings(spec)
      : managedFindings(spec, context)),
    ...secretNameFindings(
      'spec.source.accessSecret.name',
      spec.source?.accessSecret?.name,
    ),
    ...gateFindings('MM-5', 'spec', 'ModelMirror', context),
    ...versionFindings(context),
  ];
}
