import { type Difference, type DriftVerdict, rolls } from '../DriftChange';
import type { JsonRecord } from '../record';
import { inferenceSetEffects } from './inferenceSet';
import {
  configMapEffects,
  defaultEffects,
  modelMirrorEffects,
  multiRoleInferenceEffects,
  ragEngineEffects,
} from './others';
import { type EffectTable, lookUp } from './table';
import { workspaceEffects } from './workspace';

const TABLES = new Map<unknown, EffectTable>([
  ['Workspace', workspaceEffects],
  ['InferenceSet', inferenceSetEffects],
  ['RAGEngine', ragEngineEffects],
  ['MultiRoleInference', multiRoleInferenceEffects],
  ['ModelMirror', modelMirrorEffects],
  ['ConfigMap', configMapEffects],
]);

/** What a difference comes to when Git is applied. */
export function judge(
  change: Difference,
  git: JsonRecord,
  live: JsonRecord,
): DriftVerdict {
  const own = TABLES.get(git.kind) ?? {};
  return (
    lookUp(own, change, git, live) ??
    lookUp(defaultEffects, change, git, live) ??
    rolls('DEFAULT', 'No rule speaks against it: its controller carries it out')
  );
}

export { refusalOf, refusalsOf } from './refusals';
