import type { Explanation } from './link';

const WHAT = 'KAITO could not work out how many nodes the model needs';

type Rule = { pattern: RegExp; code: string; why: string; nextStep: string };

const RULES: Rule[] = [
  {
    pattern:
      /unsupported sku|unsupported instance type|sku .*not (found|supported)/i,
    code: 'estimate-sku',
    why: 'The machine type is not in KAITO’s table, so its GPUs and memory are unknown to the estimator.',
    nextStep: 'Create the Workspace anew with a machine type of the table.',
  },
  {
    pattern: /memory too small|does not fit|exceeds .*memory/i,
    code: 'estimate-memory',
    why: 'What one GPU leaves after its fixed overhead cannot hold a share of the weights.',
    nextStep: 'Choose a machine type with more memory per GPU.',
  },
  {
    pattern: /secret/i,
    code: 'estimate-secret',
    why: 'The token Secret is read to look the model up.',
    nextStep: 'Create the Secret with the key HF_TOKEN in this namespace.',
  },
  {
    pattern: /\b40[13]\b|authentication required|gated/i,
    code: 'estimate-gated',
    why: 'Hugging Face does not show the model to KAITO without a token that may read it.',
    nextStep:
      'Accept the licence on the model page and name a Secret with a valid HF_TOKEN.',
  },
  {
    pattern: /huggingface|timeout|deadline exceeded|no such host|dial tcp/i,
    code: 'estimate-egress',
    why: 'A model outside the catalog is looked up on Hugging Face by the controller itself.',
    nextStep: 'Allow the KAITO controller to reach huggingface.co.',
  },
];

/** Why planning failed, from the error KAITO appended to its message. */
export function explainEstimate(error: string | null): Explanation {
  const rule = RULES.find(({ pattern }) => pattern.test(error ?? ''));
  return {
    code: rule?.code ?? 'estimate',
    summary: error ? `${WHAT}: ${error}` : `${WHAT}.`,
    why: rule?.why ?? null,
    nextStep:
      rule?.nextStep ?? 'Read the raw message and the events of the workload.',
  };
}
