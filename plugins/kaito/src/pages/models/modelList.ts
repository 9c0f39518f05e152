import type {
  LicenceClass,
  ModelCapability,
  ModelTask,
  ModelView,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { Facet, ListDefinition, SortOption } from '../../components';
import { CAPABILITIES, TASK_WORDS } from './facts/factWords';
import {
  LICENCE_CLASSES,
  servingState,
  SIZE_BANDS,
  sizeBand,
} from './modelWords';

const SERVING_WORDS: Record<string, string> = {
  serving: 'serving now',
  coming: 'being deployed',
  none: 'not deployed',
};

/** What a model can do as facet values: its capabilities, and fine-tuning by KAITO. */
function abilitiesOf(model: ModelView): string[] {
  return [...model.capabilities, ...(model.tuning ? ['tuning'] : [])];
}

function abilityWord(ability: string): string {
  return ability === 'tuning'
    ? 'fine-tuning'
    : CAPABILITIES[ability as ModelCapability]?.word ?? ability;
}

const facets: readonly Facet<ModelView>[] = [
  {
    id: 'task',
    label: 'Made for',
    valuesOf: model => model.task ?? [],
    wordFor: value => TASK_WORDS[value as ModelTask] ?? value,
  },
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
    wordFor: abilityWord,
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

/** What the organisation marked models with. */
const organisationFacet: Facet<ModelView> = {
  id: 'mark',
  label: 'Marked',
  valuesOf: ({ approval, annotation, origin }) => [
    ...(approval ? ['approved'] : []),
    ...(origin === 'organisation' ? ['our own'] : []),
    ...(annotation?.label ? [annotation.label] : []),
  ],
};

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

const modelList: ListDefinition<ModelView> = {
  textOf: model =>
    [
      model.name,
      model.alias,
      model.publisher,
      model.licence,
      model.quantisation,
      model.attention,
      model.description,
      model.task && TASK_WORDS[model.task],
      model.annotation?.label,
      model.annotation?.note,
      ...abilitiesOf(model).map(abilityWord),
    ].join(' '),
  facets,
  sorts,
  defaultSort: { id: 'name', descending: false },
};

/** What the catalog can be narrowed and ordered by; marks only where the organisation has set some. */
export function modelListOf(
  models: readonly ModelView[],
): ListDefinition<ModelView> {
  const marked = models.some(
    model => organisationFacet.valuesOf(model).length > 0,
  );
  return marked
    ? { ...modelList, facets: [organisationFacet, ...facets] }
    : modelList;
}
