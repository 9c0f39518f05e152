import {
  DEPRECATED_PRESETS,
  findModel,
  findRetiredModel,
  listModels,
  suggestModels,
} from '../models';
import { type Finding, rejected } from './Finding';

/** Catalog entry of a preset by name or alias, as KAITO looks it up: in any case, but with no space around it. */
export function findPreset(name: string) {
  return name === name.trim() ? findModel(name) : undefined;
}

/** Whether a name has the form `org/model`, which KAITO takes for a Hugging Face id. */
export function isHuggingFaceId(name: string): boolean {
  const parts = name.split('/');
  return parts.length === 2 && parts.every(part => part.trim() !== '');
}

/** The general model nearest in size that KAITO can tune. */
function closestTunable(weightsGiB: number): string {
  const distance = (model: { weightsGiB: number }) =>
    Math.abs(model.weightsGiB - weightsGiB);
  return listModels()
    .filter(({ tuning, task }) => tuning && task !== 'code')
    .reduce((a, b) => (distance(b) < distance(a) ? b : a)).name;
}

function fixFor(name: string, tuning: boolean): string {
  const closest = findRetiredModel(name)?.closest;
  const model = closest ? findModel(closest) : undefined;
  if (model) {
    return tuning && !model.tuning
      ? `Use \`${closestTunable(
          model.weightsGiB,
        )}\`, the closest model that KAITO can tune`
      : `Use \`${model.name}\`, the closest model of the catalog`;
  }
  const [near] = suggestModels(name);
  return near
    ? `Did you mean \`${near}\`? Else write a Hugging Face id, \`org/model\``
    : 'Choose a model from the catalog, or write its Hugging Face id, `org/model`';
}

/** W12, W13, W49 and MRI-2: a name KAITO can resolve. `rules` names the finding for an unknown and a deprecated one. */
export function presetNameFindings(
  name: string,
  path: string,
  rules: { unknown: string; deprecated: string },
): Finding[] {
  if (DEPRECATED_PRESETS.includes(name.toLowerCase())) {
    return [
      rejected(
        rules.deprecated,
        path,
        `KAITO no longer supports the model \`${name}\`, though older guides still name it`,
        fixFor(name, rules.unknown === 'W49'),
      ),
    ];
  }
  if (findPreset(name) || isHuggingFaceId(name)) {
    return [];
  }
  const retired = findRetiredModel(name);
  return [
    rejected(
      rules.unknown,
      path,
      retired
        ? `KAITO no longer accepts the model \`${name}\`. ${retired.reason}`
        : `\`${name}\` is neither a preset of KAITO nor a Hugging Face id of the form \`org/model\``,
      fixFor(name, rules.unknown === 'W49'),
    ),
  ];
}
