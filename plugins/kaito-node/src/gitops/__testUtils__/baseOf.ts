import type { BaseBranch } from '../BaseBranch';
import type { PlannedFiles } from '../Plan';

/** A base branch that holds some files; null is none. */
export function baseOf(files: Record<string, string | null>): BaseBranch {
  return {
    read: async path => (Object.hasOwn(files, path) ? files[path] : null),
    async *list(folder) {
      for (const [path, text] of Object.entries(files)) {
        if (text !== null && (!folder || path.startsWith(`${folder}/`))) {
          yield { path };
        }
      }
    },
  };
}

/** The files of a base branch after a plan was merged. */
export function merged(
  files: Record<string, string | null>,
  plan: { changes: PlannedFiles },
): Record<string, string | null> {
  return { ...files, ...Object.fromEntries(plan.changes) };
}
