import { SHAPES, type ShapedKind } from './shapes';
import { isMap } from './yamlText';

type Path = readonly PropertyKey[];

function unknownPaths(kind: ShapedKind, object: unknown): Path[] {
  const { error } = SHAPES[kind].safeParse(object);
  return (error?.issues ?? []).flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => [...issue.path, key])
      : [],
  );
}

/** Paths by their keys; null where one ends. */
type Paths = Map<string, Paths | null>;

function byKey(paths: readonly Path[]): Paths {
  const root: Paths = new Map();
  for (const path of paths) {
    let node = root;
    path.forEach((part, index) => {
      const key = String(part);
      const last = index === path.length - 1;
      const next = last ? null : node.get(key) ?? new Map();
      node.set(key, next);
      node = next ?? node;
    });
  }
  return root;
}

/** A copy of a tree without the fields at some paths; what they do not touch is shared. */
function without(value: unknown, paths: Paths | undefined): unknown {
  if (!paths || paths.size === 0) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      without(item, paths.get(String(index)) ?? undefined),
    );
  }
  return isMap(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([key]) => paths.get(key) !== null)
          .map(([key, item]) => [
            key,
            without(item, paths.get(key) ?? undefined),
          ]),
      )
    : value;
}

/** A copy of an object without the fields its schema does not have. */
export function withoutUnknownFields(
  kind: ShapedKind,
  object: unknown,
): unknown {
  return without(object, byKey(unknownPaths(kind, object)));
}
