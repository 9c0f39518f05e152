import { checkShape, isUnknownField } from './checkShape';
import type { Finding } from './Finding';
import { isMap } from './yamlText';
import type { ShapedKind } from './shapes';
import { withoutUnknownFields } from './withoutUnknownFields';

const NEW = 'kaito.sh/v1beta1';
const BODY = ['resource', 'inference', 'tuning'] as const;

/** A manifest as its author meant it, and where a field of it stands in what was written. */
export interface Meant {
  object: unknown;
  writtenAt: (path: string) => string;
  /** Unknown fields, each where it was written. */
  unknown: Finding[];
}

/** A Workspace whose fields were put under `spec`, with them at the root. */
function lifted(object: Record<string, unknown>): Omit<Meant, 'unknown'> {
  const { spec } = object;
  if (!isMap(spec)) {
    return { object, writtenAt: path => path };
  }
  const moved = BODY.filter(field => field in spec && !(field in object));
  const rest = Object.fromEntries(moved.map(field => [field, spec[field]]));
  const isMoved = (path: string) =>
    moved.some(field => path === field || path.startsWith(`${field}.`));
  return {
    object: { ...object, ...rest },
    writtenAt: path => (isMoved(path) ? `spec.${path}` : path),
  };
}

/** Old guides put the fields of a Workspace under `spec` and invent others: what remains once that is put right. */
export function asMeant(
  kind: ShapedKind,
  object: Record<string, unknown>,
): Meant {
  const { object: whole, writtenAt } =
    kind === 'Workspace' ? lifted(object) : { object, writtenAt: String };
  return {
    object: withoutUnknownFields(kind, whole),
    writtenAt,
    unknown: checkShape(kind, whole)
      .filter(isUnknownField)
      .map(finding => ({ ...finding, path: writtenAt(finding.path) })),
  };
}

/** `storage` of a RAGEngine as v1beta1 has it: v1alpha1 has the volume's fields at its root. */
function movedStorage(storage: unknown): unknown {
  if (!isMap(storage) || 'persistentVolume' in storage) {
    return storage;
  }
  const { persistentVolumeClaim, mountPath, ...rest } = storage;
  return persistentVolumeClaim === undefined
    ? storage
    : { ...rest, persistentVolume: { persistentVolumeClaim, mountPath } };
}

/** A manifest of v1alpha1 as it reads in v1beta1; KAITO re-tags stored objects the same way. */
export function retagged(
  kind: ShapedKind,
  object: Record<string, unknown>,
): Record<string, unknown> {
  const { spec } = object;
  if (kind !== 'RAGEngine' || !isMap(spec)) {
    return { ...object, apiVersion: NEW };
  }
  const { queryServiceName, indexServiceName, storage, ...rest } = spec;
  return {
    ...object,
    apiVersion: NEW,
    spec: {
      ...rest,
      ...(storage === undefined ? {} : { storage: movedStorage(storage) }),
    },
  };
}
