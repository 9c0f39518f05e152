import type {
  FactSource,
  ModelCapability,
  ModelParameters,
  ModelView,
} from '../api/dto/model';
import type { CatalogModel } from './CatalogModel';
import type { CatalogRow, FactsRow } from './dataSchemas';
import { isGated } from './gating';
import { classifyLicence } from './licence';
import { publisherOf } from './publisher';

const LONG_CONTEXT_TOKENS = 131_072;

/**
 * What a model can do in KAITO's hands: what its publisher says, a long context by its limit, and tool calling only
 * where KAITO starts vLLM with a tool parser (a base model's parser makes it call nothing).
 */
export function capabilitiesOf(model: {
  said: readonly ModelCapability[];
  task: ModelView['task'];
  toolParser: string | null;
  contextLimit: number;
}): ModelCapability[] {
  const callsTools = model.toolParser !== null && model.task !== 'completion';
  return [
    ...(callsTools ? (['tool-calling'] as const) : []),
    ...model.said,
    ...(model.contextLimit >= LONG_CONTEXT_TOKENS
      ? (['long-context'] as const)
      : []),
  ];
}

/** A source without the facts it is for. */
type Origin = Omit<FactSource, 'facts'>;

function sourceOfParameters(
  row: FactsRow,
  card: Origin,
  kaito: Origin,
): Origin {
  const { basis } = row.parameters;
  const asOf = card.asOf;
  if (row.parametersSource) {
    return { ...row.parametersSource, asOf };
  }
  if (basis === 'name') {
    return { source: 'name of the model', url: null, asOf };
  }
  return basis === 'weights'
    ? {
        ...kaito,
        source: `size of the weights, at two bytes a parameter; ${kaito.source}`,
      }
    : card;
}

function sourcesOf(
  row: CatalogRow,
  facts: FactsRow,
  asOf: string,
  kaito: Origin,
): FactSource[] {
  const card: Origin = {
    ...(facts.cardSource ?? {
      source: 'model card',
      url: `https://huggingface.co/${row.name}`,
    }),
    asOf,
  };
  const { licence } = facts;
  return [
    {
      facts: [
        'licence',
        'weightsGiB',
        'contextLimit',
        'attention',
        'kvBytesPerToken',
        'quantisation',
        'toolParser',
        'reasoningParser',
        'mtBench',
      ],
      ...kaito,
    },
    { facts: ['description', 'task', 'capabilities'], ...card },
    { facts: ['parameters'], ...sourceOfParameters(facts, card, kaito) },
    licence
      ? {
          facts: ['licenceClass'],
          source: licence.source,
          url: licence.url,
          asOf,
        }
      : {
          facts: ['licenceClass'],
          source: 'our reading of the licence, not legal advice',
          url: null,
          asOf,
        },
  ];
}

/** A model of KAITO's catalog: what the release says of it, what else is known, and where each comes from. */
export function describeModel(
  row: CatalogRow,
  facts: FactsRow,
  asOf: string,
  kaito: Origin,
): CatalogModel {
  const { transformers, ...said } = row;
  const parameters: ModelParameters = facts.parameters;
  return {
    ...said,
    origin: 'kaito',
    publisher: publisherOf(row.name),
    description: facts.description,
    task: facts.task,
    capabilities: capabilitiesOf({
      said: facts.capabilities,
      task: facts.task,
      toolParser: row.toolParser,
      contextLimit: row.contextLimit,
    }),
    parameters,
    caveat: facts.caveat ?? null,
    licenceClass: facts.licence?.class ?? classifyLicence(row.licence),
    runtimes: transformers ? ['vllm', 'transformers'] : ['vllm'],
    gated: isGated(row.name),
    sources: sourcesOf(row, facts, asOf, kaito),
    approval: null,
    annotation: null,
  };
}
