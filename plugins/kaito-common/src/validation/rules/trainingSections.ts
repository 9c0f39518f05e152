import { readPath } from '../../manifests/readPath';
import { type Finding, rejected } from '../Finding';

const PATH = 'tuning.config';
const SECTIONS = [
  'ModelConfig',
  'QuantizationConfig',
  'LoraConfig',
  'TrainingArguments',
  'DatasetConfig',
  'DataCollator',
];

type Training = Record<string, unknown>;

/** W41: only sections KAITO hands to the trainer. */
function sectionFindings(training: Training): Finding[] {
  return Object.keys(training)
    .filter(section => !SECTIONS.includes(section))
    .map(section =>
      rejected(
        'W41',
        PATH,
        `\`${section}\` is not a section of the training config`,
        `Use ${SECTIONS.join(', ')}`,
      ),
    );
}

function quantisationProblem(training: Training, method: string) {
  const [four, eight] = ['load_in_4bit', 'load_in_8bit'].map(
    key => readPath(training, 'QuantizationConfig', key) ?? false,
  );
  if (typeof four !== 'boolean' || typeof eight !== 'boolean') {
    return '`load_in_4bit` and `load_in_8bit` must be true or false';
  }
  if (four && eight) {
    return '`load_in_4bit` and `load_in_8bit` exclude each other';
  }
  if (method === 'lora' && (four || eight)) {
    return 'The method lora does not quantise; use qlora for that';
  }
  return method === 'qlora' && !four && !eight
    ? 'The method qlora needs `load_in_4bit` or `load_in_8bit`'
    : null;
}

/** W42: quantisation fits the method. */
function quantisationFindings(training: Training, method: string): Finding[] {
  const problem = quantisationProblem(training, method);
  return problem
    ? [
        rejected(
          'W42',
          PATH,
          problem,
          'Correct `QuantizationConfig` in the ConfigMap, or the method',
        ),
      ]
    : [];
}

/** Whether a path, joined under /mnt as KAITO joins it, is below /mnt. */
function staysBelowMount(dir: string): boolean {
  const parts: string[] = [];
  for (const part of ['mnt', ...dir.split('/')]) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts[0] === 'mnt' && parts.length > 1;
}

/** W43: the output goes below /mnt. */
function outputFindings(training: Training): Finding[] {
  const dir = readPath(training, 'TrainingArguments', 'output_dir');
  return dir === undefined || (typeof dir === 'string' && staysBelowMount(dir))
    ? []
    : [
        rejected(
          'W43',
          PATH,
          `\`output_dir\` is ${JSON.stringify(
            dir,
          )}; it must be a folder below /mnt`,
          'Write a path such as /mnt/results, or leave it out',
        ),
      ];
}

/** W41–W43: what is under `training_config`, for a method in lower case. */
export function trainingFindings(
  training: Training,
  method: string,
): Finding[] {
  return [
    ...sectionFindings(training),
    ...quantisationFindings(training, method),
    ...outputFindings(training),
  ];
}
