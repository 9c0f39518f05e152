/** The base branch as far as plans look at it; a checkout is one. */
export interface BaseBranch {
  /** Text of a file; null when there is none. */
  read(path: string): Promise<string | null>;
  /** Files below a folder, however deep. */
  list(folder: string): AsyncIterable<{ path: string }>;
}

/** Reads each file once, so that a plan is made of one state of the base branch. */
export function readOnce(base: BaseBranch): BaseBranch {
  const known = new Map<string, Promise<string | null>>();
  return {
    read(path) {
      const before = known.get(path) ?? base.read(path);
      known.set(path, before);
      return before;
    },
    list: folder => base.list(folder),
  };
}

/** Paths of the files below a folder. */
export async function pathsBelow(
  base: BaseBranch,
  folder: string,
): Promise<string[]> {
  const paths: string[] = [];
  for await (const { path } of base.list(folder)) paths.push(path);
  return paths;
}
