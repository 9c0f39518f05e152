type Step = { key: string } | { where: { field: string; equals: string } };

const cache = new Map<string, Step[]>();

function compile(path: string): Step[] {
  const steps: Step[] = [];
  const pattern =
    /\.((?:\\.|[^.[\]\\])+)|\[\?\(@\.([\w-]+)==["']([^"']*)["']\)\]/g;
  for (const [, key, field, equals] of path.matchAll(pattern)) {
    steps.push(
      key === undefined
        ? { where: { field, equals } }
        : { key: key.replaceAll('\\.', '.') },
    );
  }
  return steps;
}

function follow(value: unknown, step: Step): unknown {
  if ('key' in step) {
    return (value as Record<string, unknown> | undefined)?.[step.key];
  }
  return Array.isArray(value)
    ? value.find(item => item?.[step.where.field] === step.where.equals)
    : undefined;
}

/** Reads a value by the part of JSONPath that printer columns use: keys, escaped dots, and a filter on equality. */
export function readPath(object: unknown, path: string): unknown {
  let steps = cache.get(path);
  if (!steps) {
    steps = compile(path);
    cache.set(path, steps);
  }
  return steps.reduce<unknown>(follow, object);
}
