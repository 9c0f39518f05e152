/** A preset of old guides that KAITO no longer takes. */
export interface RetiredModel {
  /** As KAITO wrote it. */
  name: string;
  /** Why it is refused, as a sentence. */
  reason: string;
  /** KAITO minor version that dropped it; null when that is not known. */
  since: string | null;
  /** Preset name of the catalog that serves instead; null when there is none. */
  closest: string | null;
}

const PHI_MINI = 'microsoft/Phi-4-mini-instruct';
const LLAMA_8B = 'meta-llama/Llama-3.1-8B-Instruct';
const LLAMA_70B = 'meta-llama/Llama-3.3-70B-Instruct';
const MISTRAL_7B = 'mistralai/Mistral-7B-v0.3';
const MISTRAL_7B_INSTRUCT = 'mistralai/Mistral-7B-Instruct-v0.3';

const DEPRECATED =
  'KAITO lists it as deprecated and refuses it (W13; decided in its pull request 1667 of December 2025).';
const NO_LONGER_RESOLVED =
  'It is still in KAITO’s supported_models.yaml, but presets are resolved through the catalog, which lacks it (W12).';
const GONE =
  'An early preset that needed an image of one’s own; it is neither in the catalog nor an alias (W12).';

const RETIRED: readonly [name: string, reason: string, closest: string][] = [
  ['phi-2', DEPRECATED, PHI_MINI],
  ['falcon-7b', NO_LONGER_RESOLVED, MISTRAL_7B],
  ['falcon-7b-instruct', NO_LONGER_RESOLVED, MISTRAL_7B_INSTRUCT],
  ['falcon-40b', NO_LONGER_RESOLVED, LLAMA_70B],
  ['falcon-40b-instruct', NO_LONGER_RESOLVED, LLAMA_70B],
  ['llama-2-7b', GONE, LLAMA_8B],
  ['llama-2-7b-chat', GONE, LLAMA_8B],
  ['llama-2-13b', GONE, LLAMA_8B],
  ['llama-2-13b-chat', GONE, LLAMA_8B],
  ['llama-2-70b', GONE, LLAMA_70B],
  ['llama-2-70b-chat', GONE, LLAMA_70B],
];

const byName = new Map(
  RETIRED.map(([name, reason, closest]): [string, RetiredModel] => [
    name,
    { name, reason, since: null, closest },
  ]),
);

/** What became of a preset of old guides, in any case (W12, W13); null when it is not one. */
export function findRetiredModel(name: string): RetiredModel | null {
  return byName.get(name.trim().toLowerCase()) ?? null;
}

/** A retired preset as a sentence: what happened, why, what to use instead. */
export function describeRetiredModel(model: RetiredModel): string {
  const since = model.since ? ` since KAITO ${model.since}` : '';
  const closest = model.closest ? ` Closest: ${model.closest}.` : '';
  return `${model.name} is no longer supported${since}. ${model.reason}${closest}`;
}
