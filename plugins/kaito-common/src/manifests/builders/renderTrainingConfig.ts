import { z } from 'zod';
import { trainingFindings } from '../../validation/rules/trainingSections';
import { toYaml } from '../toYaml';
import { namespace, objectName } from './input/fields';
import { BuilderInputError } from './input/BuilderInputError';
import { readInput } from './input/readInput';
import type { ConfigMap } from './renderInferenceConfig';

const section = z.record(z.string(), z.json()).optional();

/** The sections KAITO hands to the trainer (W41), each as the trainer's own options. */
export const trainingConfigContent = {
  ModelConfig: section,
  /** Left out for qlora: 4 bits (W42). */
  QuantizationConfig: section,
  LoraConfig: section,
  /** `output_dir` must be a folder below /mnt (W43). */
  TrainingArguments: section,
  DatasetConfig: section,
  DataCollator: section,
};

/** `lora` or `qlora`, in lower case (W39). */
export const tuningMethod = z.enum(['lora', 'qlora']);

const schema = z.object({
  name: objectName,
  namespace,
  method: tuningMethod,
  ...trainingConfigContent,
});

/** What a person decides about how a model is tuned. */
export type TrainingConfigInput = z.input<typeof schema>;

/**
 * The ConfigMap `tuning.config` names, with the key `training_config.yaml` (W40, W41). A change of it makes KAITO start
 * the job anew. Throws BuilderInputError for what KAITO would refuse (W42, W43).
 */
export function renderTrainingConfig(input: TrainingConfigInput): ConfigMap {
  const { name, namespace: where, method, ...rest } = readInput(schema, input);
  const sections = {
    ...rest,
    QuantizationConfig:
      rest.QuantizationConfig ??
      (method === 'qlora' ? { load_in_4bit: true } : undefined),
  };
  const training = Object.fromEntries(
    Object.entries(sections).filter(([, value]) => value !== undefined),
  );
  const problems = trainingFindings(training, method).map(finding => ({
    field:
      finding.rule === 'W43'
        ? 'TrainingArguments.output_dir'
        : 'QuantizationConfig',
    reason: `is not what KAITO takes: ${finding.message}`,
    fix: finding.fix ?? 'Correct it',
  }));
  if (problems.length > 0) {
    throw new BuilderInputError(problems);
  }
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: where },
    data: { 'training_config.yaml': toYaml({ training_config: training }) },
  };
}
