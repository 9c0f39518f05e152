import { findModel, findRetiredModel } from '../../models';
import type { Draft, Path } from '../Draft';
import { modelNamePaths } from '../fields';

function ruleOf(draft: Draft, path: Path, name: string): string {
  if (draft.kind === 'MultiRoleInference') {
    return 'MRI-2';
  }
  if (path[0] === 'tuning') {
    return 'W49';
  }
  return name.toLowerCase() === 'phi-2' ? 'W13' : 'W12';
}

/**
 * Names the closest model for one KAITO no longer takes (W12, W13, W49, MRI-2). A model to tune is only exchanged for
 * one that can be tuned.
 */
export function retiredModel(draft: Draft): void {
  for (const path of modelNamePaths(draft)) {
    const name = draft.text(path) ?? '';
    const retired = findRetiredModel(name);
    const closest = retired?.closest && findModel(retired.closest);
    if (closest && (path[0] !== 'tuning' || closest.tuning)) {
      const gated = closest.gated ? '. It is gated: name a Secret' : '';
      draft.set(path, closest.name, {
        rule: ruleOf(draft, path, name),
        why: `KAITO no longer takes \`${name}\`; this is the closest model it serves${gated}`,
      });
    }
  }
}
