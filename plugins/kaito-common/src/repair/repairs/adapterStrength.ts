import type { Draft } from '../Draft';
import { adapterPaths, runsOnVllm } from '../fields';

/** W30: removes the strength of adapters under vLLM. */
export function adapterStrength(draft: Draft): void {
  for (const adapter of runsOnVllm(draft) ? adapterPaths(draft) : []) {
    if (draft.map(adapter)?.has('strength')) {
      draft.remove([...adapter, 'strength'], {
        rule: 'W30',
        why: 'vLLM, the default runtime, has no strength of adapters',
      });
    }
  }
}
