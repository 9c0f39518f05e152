import type { FindingSeverity } from '../Finding';
import { OWN_RULES } from './ownRules';
import { WORKSPACE_RULES } from './workspaceRules';

/** One rule, for a table or a report: what the `rule` of a finding stands for. */
export interface RuleInfo {
  id: string;
  /** Kinds it speaks of; `all` for every kind of KAITO. */
  kinds: string;
  /** How its findings weigh; `not-checked` as well where it needs a fact that is missing. */
  severities: FindingSeverity[];
  /** What holds when it finds nothing, or what it tells of. */
  meaning: string;
  /** Fields of the `ValidationContext`, or other facts, it needs; empty when the manifest suffices. */
  needs: string;
}

/** Every rule that findings carry, W1–W49 first. */
export const RULES: readonly RuleInfo[] = [
  ...WORKSPACE_RULES,
  ...OWN_RULES,
].map(([id, kinds, severities, meaning, needs]) => ({
  id,
  kinds,
  severities: severities.split(', ') as FindingSeverity[],
  meaning,
  needs,
}));
