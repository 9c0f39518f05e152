import type {
  LicenceClass,
  ModelView,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { Facet, ListDefinition, SortOption } from '../../components';
import {
  LICENCE_CLASSES,
  servingState,
  SIZE_BANDS,
  sizeBand,
} from './modelWords';

const ABILITY_WORDS: Record<string, string> = {
  tools: 'tool calling',
  reasoning: 'reasoning',
  tuning: 'fine-tuning',
};

const SERVING_WORDS: Record<string, string> = {
  serving: 'serving now',
  coming: 'being deployed',
  none: 'not deployed',
};

/** What a model can do, as facet values. */
export function abilitiesOf(model: ModelView): string[] {
  return [
    model.toolParser && 'tools',
    model.reasoningParser && 'reasoning',
    model.tuning && 'tuning',
  ].filter((ability): ability is string => Boolean(ability));
}

const facets: readonly Facet<ModelView>[] = [
  { id: 'publisher', label: 'Publisher', valuesOf: model => model.publisher },
  {
    id: 'licence',
    label: 'Licence',
    valuesOf: model => model.licenceClass,
    wordFor: value => LICENCE_CLASSES[value as LicenceClass]?.word ?? value,
    order: Object.keys(LICENCE_CLASSES),
  },
  {
    id: 'size',
    label: 'Weights',
    valuesOf: model => sizeBand(model.weightsGiB),
    wordFor: id => SIZE_BANDS.find(band => band.id === id)?.word ?? id,
    order: SIZE_BANDS.map(({ id }) => id),
  },
  {
    id: 'can',
    label: 'Can do',
    valuesOf: abilitiesOf,
    wordFor: value => ABILITY_WORDS[value] ?? value,
  },
  {
    id: 'access',
    label: 'Access',
    valuesOf: model => (model.gated ? 'gated' : 'open'),
    wordFor: value => (value === 'gated' ? 'gated, needs a token' : value),
  },
  {
    id: 'runs',
    label: 'Runs now',
    valuesOf: servingState,
    wordFor: value => SERVING_WORDS[value] ?? value,
    order: Object.keys(SERVING_WORDS),
  },
];

const sorts: readonly SortOption<ModelView>[] = [
  { id: 'name', label: 'Name', valueOf: model => model.name },
  { id: 'size', label: 'Size of weights', valueOf: model => model.weightsGiB },
  {
    id: 'context',
    label: 'Longest context',
    valueOf: model => model.contextLimit,
  },
  { id: 'mtbench', label: 'MT-Bench', valueOf: model => model.mtBench },
];

/** Orders offered, the useful direction of each first. */
export const MODEL_ORDERS: readonly { value: string; label: string }[] = [
  { value: 'name', label: 'Name, A to Z' },
  { value: '-mtbench', label: 'MT-Bench, best first' },
  { value: 'size', label: 'Weights, smallest first' },
  { value: '-size', label: 'Weights, largest first' },
  { value: '-context', label: 'Context, longest first' },
];

/** What the catalog can be narrowed and ordered by. */
export const modelList: ListDefinition<ModelView> = {
  textOf: model =>
    [
      model.name,
      model.alias,
      model.publisher,
      model.licence,
      model.quantisation,
      model.attention,
      ...abilitiesOf(model).map(ability => ABILITY_WORDS[ability]),
    ].join(' '),
  facets,
  sorts,
  defaultSort: { id: 'name', descending: false },
};
