import type { Explanation } from './link';

type Rule = Explanation & { pattern: RegExp };

/** What a model server writes before it ends, most telling first. */
const RULES: Rule[] = [
  {
    pattern:
      /gated repo|GatedRepoError|\b40[13]\b.*(client error|huggingface|unauthorized|forbidden)|(unauthorized|forbidden).*huggingface|access to model .* is restricted/is,
    code: 'gated-model',
    summary:
      'Hugging Face refuses the weights: the model is gated and the token is missing, wrong, or its owner has not accepted the licence.',
    why: 'KAITO admits a Workspace without checking the token; the pod downloads the weights and is turned away.',
    nextStep:
      'Accept the licence on the model page and name a Secret with a valid HF_TOKEN as modelAccessSecret; that needs a new Workspace.',
  },
  {
    pattern:
      /CUDA out of memory|OutOfMemoryError|No available memory for the cache blocks|larger than the maximum number of tokens|Free memory on device .* is less than desired/i,
    code: 'gpu-memory',
    summary: 'The model does not fit into the memory of the GPU.',
    why: 'Weights, working memory and the cache for the context share the GPU; KAITO reports this as a crash, not as out of memory.',
    nextStep:
      'Choose a machine type with more GPU memory, or a smaller max-model-len.',
  },
  {
    pattern: /SAS ?token|SASTokenFetch|az:\/\/.*(403|AuthenticationFailed)/is,
    code: 'sas-token',
    summary: 'The pod may not read the weights from blob storage.',
    why: 'Streaming reads blobs with a token the workload identity fetches.',
    nextStep:
      'Check the ServiceAccount, its federated credential and its role on the storage account.',
  },
  {
    pattern: /RepositoryNotFound|RevisionNotFound|\b404\b.*huggingface/is,
    code: 'model-not-found',
    summary: 'Hugging Face does not know the model.',
    why: 'Weights are fetched under the name of the preset when the pod starts; a private model looks the same as a missing one.',
    nextStep:
      'Check the name on huggingface.co; a private model needs a token that may read it.',
  },
  {
    pattern:
      /Max retries exceeded|ConnectTimeout|Name or service not known|Temporary failure in name resolution|Network is unreachable/i,
    code: 'no-egress',
    summary: 'The pod cannot reach Hugging Face to download the weights.',
    why: 'Every pod downloads its weights at the start, unless they are streamed or on the node.',
    nextStep:
      'Allow the nodes to reach huggingface.co, or use streamed or local weights.',
  },
  {
    pattern: /No space left on device/i,
    code: 'disk-full',
    summary: 'The disk of the node is too small for the weights.',
    why: null,
    nextStep: 'Choose a machine type with NVMe or a larger OS disk.',
  },
  {
    pattern: /unrecognized arguments|invalid (int|float|choice)/i,
    code: 'bad-flag',
    summary: 'The model server does not understand one of its arguments.',
    why: 'Each entry under `vllm` of the inference config becomes an argument; KAITO checks only max-model-len.',
    nextStep: 'Correct the entry and name the new ConfigMap in the Workspace.',
  },
];

/** What the last words of a container mean; undefined when they are none of the known ones. */
export function explainEndText(text: string): Explanation | undefined {
  const rule = RULES.find(({ pattern }) => pattern.test(text));
  return (
    rule && {
      code: rule.code,
      summary: rule.summary,
      why: rule.why,
      nextStep: rule.nextStep,
    }
  );
}
