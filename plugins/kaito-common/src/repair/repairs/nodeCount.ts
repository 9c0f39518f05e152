import type { Draft } from '../Draft';
import { runsOnVllm } from '../fields';

const PATH = ['resource', 'count'];

/** Removes a count of nodes other than 1 where KAITO ignores it (vLLM presets) or refuses it (tuning, W37). */
export function nodeCount(draft: Draft): void {
  const count = draft.value(PATH);
  if (draft.kind !== 'Workspace' || count === undefined || count === 1) {
    return;
  }
  if (draft.map(['tuning'])) {
    draft.remove(PATH, { rule: 'W37', why: 'Tuning runs on a single node' });
  } else if (draft.map(['inference', 'preset']) && runsOnVllm(draft)) {
    draft.remove(PATH, {
      rule: 'COUNT',
      why: 'KAITO works out the number of nodes itself for vLLM presets; on a Workspace that exists, leave it, for it cannot be changed',
    });
  }
}
