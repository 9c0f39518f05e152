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

/** A copy of a tree without the fields at some paths; what they do not touch is shared. */
function without(value: unknown, paths: Path[]): unknown {
  if (paths.length === 0) {
    return value;
  }
  const below = (key: PropertyKey) =>
    paths.filter(([head]) => head === key).map(path => path.slice(1));
  if (Array.isArray(value)) {
    return value.map((item, index) => without(item, below(index)));
  }
  return isMap(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([key]) => !below(key).some(({ length }) => length === 0))
          .map(([key, item]) => [key, without(item, below(key))]),
      )
    : value;
}

/** A copy of an object without the fields its schema does not have. */
export function withoutUnknownFields(
  kind: ShapedKind,
  object: unknown,
): unknown {
  return without(object, unknownPaths(kind, object));
}
