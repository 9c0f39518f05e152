import type { ModelView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { smallestPlacement } from '../../pages/models/placement';
import type { ValueOption } from '../form/ValueCombobox';

const LICENCE_WORDS: Record<ModelView['licenceClass'], string> = {
  permissive: 'permissive',
  conditional: 'with conditions',
  'research-only': 'research only',
  unknown: 'terms not classified',
};

/** A model in one line: licence, size, and whether it needs a token. */
export function describeModel(model: ModelView): string {
  return [
    ...(model.approval ? ['approved'] : []),
    model.publisher,
    `${model.licence} (${LICENCE_WORDS[model.licenceClass]})`,
    `${model.weightsGiB.toFixed(1)} GiB`,
    ...(model.gated ? ['gated'] : []),
    ...(model.deployments.some(({ ready }) => ready)
      ? ['already serving']
      : []),
  ].join(' · ');
}

/** The smallest machines a model runs on, in words. */
export function describeFit(model: ModelView): string {
  const smallest = smallestPlacement(model);
  return smallest
    ? `from ${smallest.nodes} × ${smallest.sku.name}, estimated`
    : 'fits no Azure machine KAITO knows';
}

/** Models to choose from, those that serve already first. */
export function modelOptions(models: readonly ModelView[]): ValueOption[] {
  const serves = (model: ModelView) =>
    model.deployments.some(({ ready }) => ready) ? 0 : 1;
  return [...models]
    .sort((a, b) => serves(a) - serves(b) || a.name.localeCompare(b.name))
    .map(model => ({ id: model.name, description: describeModel(model) }));
}

/** Finds a model by name or legacy alias, in any case, as KAITO does. */
export function pickModel(
  models: readonly ModelView[],
  name: string | undefined,
): ModelView | undefined {
  const wanted = name?.trim().toLowerCase();
  return wanted
    ? models.find(model =>
        [model.name, model.alias].some(key => key?.toLowerCase() === wanted),
      )
    : undefined;
}

/** What is worth knowing about the chosen model before asking for it. */
export function modelFacts(model: ModelView): string[] {
  const serving = model.deployments.filter(({ ready }) => ready);
  return [
    ...(model.description ? [model.description] : []),
    describeModel(model),
    ...(model.annotation?.note ? [`Note: ${model.annotation.note}`] : []),
    ...(model.caveat ? [`Mind: ${model.caveat}`] : []),
    ...(model.gated
      ? [
          'Gated: its publisher wants the licence accepted and a token. Name a secret that holds one as the model access secret, or the download will fail.',
        ]
      : []),
    ...(serving.length > 0
      ? [
          `Already serving: ${serving
            .map(({ ref }) => `${ref.cluster} / ${ref.namespace} / ${ref.name}`)
            .join(', ')}. To use that one costs no further GPU.`,
        ]
      : []),
  ];
}
