import type { PolicyRule } from '../PolicyConfig';
import type { Verdict } from '../PolicyFinding';
import type { PolicyQuestion } from '../PolicyQuestion';

/** What one part of a rule has to say about a request; nothing when it is kept, or not asked for. */
export type Demand = (rule: PolicyRule, question: PolicyQuestion) => Verdict[];
