import type { ObjectMeta } from '@kaito-portal/backstage-plugin-kaito-common';

/** A part of an object whose shape the cluster decides. */
export type Loose = Record<string, any>;

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const MESSAGE = 1_024;
/** Characters of an annotation beyond which it is nothing for people. */
const ANNOTATION = 16 * 1_024;

/** The named fields of an object, as far as it has them. */
export function pick<T extends Loose>(
  object: T | undefined | null,
  ...keys: string[]
): Loose {
  const kept = keys
    .filter(key => object?.[key] !== undefined)
    .map(key => [key, object![key]]);
  return Object.fromEntries(kept);
}

/** A list, or nothing where the field is absent or of another shape. */
export function listOf(value: unknown): Loose[] {
  return Array.isArray(value)
    ? value.filter(item => typeof item === 'object' && item !== null)
    : [];
}

/** A message for people, at most 1,024 characters of it. */
export function cutMessage(message: unknown): string {
  return String(message ?? '').slice(0, MESSAGE);
}

/** Conditions with what state and cause are read from. */
export function pickConditions(conditions: unknown): Loose[] {
  return listOf(conditions).map(condition => ({
    ...pick(condition, 'type', 'status', 'reason', 'lastTransitionTime'),
    ...(condition.message !== undefined && {
      message: cutMessage(condition.message),
    }),
  }));
}

function reduceAnnotations(annotations: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(annotations)
      .filter(([name]) => name !== LAST_APPLIED)
      .map(([name, value]) => [
        name,
        value.length > ANNOTATION
          ? `[left out: ${value.length} characters]`
          : value,
      ]),
  );
}

/** Metadata without managed fields, the last applied configuration and what fills large annotations: bulk, and a copy of what may hold secrets. */
export function reduceMetadata(metadata: ObjectMeta): ObjectMeta {
  const { managedFields, ...rest } = metadata as ObjectMeta & {
    managedFields?: unknown;
  };
  return rest.annotations
    ? { ...rest, annotations: reduceAnnotations(rest.annotations) }
    : rest;
}

/** Metadata of an object the portal only reads the state of: no annotations. */
export function thinMetadata(metadata: ObjectMeta): ObjectMeta {
  return pick(
    metadata,
    'name',
    'namespace',
    'uid',
    'generation',
    'resourceVersion',
    'creationTimestamp',
    'deletionTimestamp',
    'labels',
    'ownerReferences',
  ) as ObjectMeta;
}

/** A thinned object: its identity, and of the rest only what is given. */
export function thin<T>(
  object: { apiVersion: string; kind: string; metadata: ObjectMeta },
  rest: Loose,
): T {
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: thinMetadata(object.metadata),
    ...rest,
  } as T;
}
