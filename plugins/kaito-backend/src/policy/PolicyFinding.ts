/**
 * What a rule comes to.
 * - `deny`, `warn`: broken, as grave as the rule says
 * - `needs-approval`: allowed once somebody has approved it
 * - `not-checked`: a fact is missing, so the rule is neither kept nor broken
 */
export type PolicyEffect = 'deny' | 'warn' | 'needs-approval' | 'not-checked';

/** A rule that is not simply kept. */
export interface PolicyFinding {
  rule: string;
  effect: PolicyEffect;
  /** Field of the request. */
  field: string;
  /** What is the matter, in a sentence. */
  what: string;
  /** Why the rule is there: the administrators' own words where they gave any. */
  why: string;
  nextStep: string;
}

/** What a demand of a rule has to say; the rule adds its name, its severity and its reason. */
export type Verdict = Pick<PolicyFinding, 'field' | 'what' | 'nextStep'> & {
  effect: 'broken' | 'needs-approval' | 'not-checked';
};
