import { readPath, readText } from '../../manifests/readPath';
import { type Finding, ineffective, notChecked, rejected } from '../Finding';
import type { Rule, Subject } from '../rule';
import { isMap, parsedYaml } from '../yamlText';
import { engineFlagFindings } from './engineFlags';

const PATH = 'inference.config';
const KEY = 'inference_config.yaml';

/** The flags under `vllm`; null when the text is not of the form KAITO can read. None is as good as an empty mapping. */
function flagsOf(text: string): Record<string, unknown> | null {
  const value = parsedYaml(text);
  const vllm = readPath(value, 'vllm') ?? {};
  const readable = (value === null || isMap(value)) && isMap(vllm);
  return readable &&
    Object.values(vllm).every(item => item === null || typeof item !== 'object')
    ? vllm
    : null;
}

function lengthFindings(length: unknown, { model, workspace }: Subject) {
  if (!/^[+-]?\d+$/.test(String(length))) {
    return [
      rejected(
        'W35',
        PATH,
        `\`max-model-len\` is \`${length}\`, not a whole number`,
        'Write a number of tokens',
      ),
    ];
  }
  const preset = workspace.inference?.preset;
  if (!model) {
    return preset
      ? [
          notChecked(
            'W35',
            PATH,
            `Whether \`${preset.name}\` goes up to a context of ${length} tokens is not known here: it is not in the catalog`,
          ),
        ]
      : [];
  }
  return Number(length) > model.contextLimit
    ? [
        rejected(
          'W35',
          PATH,
          `\`max-model-len\` is ${length}, ${model.name} goes up to ${model.contextLimit}`,
          `Write at most ${model.contextLimit}`,
        ),
      ]
    : [];
}

function contentFindings(text: string, subject: Subject): Finding[] {
  const flags = flagsOf(text);
  if (!flags) {
    return [
      rejected(
        'W35',
        PATH,
        `\`${KEY}\` is not of the form \`vllm: {flag: value}\` with plain values`,
        'Write the flags of vLLM under `vllm`, one plain value each',
      ),
    ];
  }
  if (Object.keys(flags).length === 0) {
    return [
      ineffective(
        'ENGINE-CONFIG',
        PATH,
        `\`${KEY}\` sets no flag under \`vllm\`, so vLLM runs as without it`,
        'Write the flags under `vllm`, or remove `inference.config`',
      ),
    ];
  }
  const length = flags['max-model-len'];
  return [
    ...(length === undefined ? [] : lengthFindings(length, subject)),
    ...engineFlagFindings(flags),
  ];
}

/** `max-model-len` the config sets, tokens; undefined when it sets none or is not known. */
export function configuredContext({
  workspace,
  context,
}: Subject): number | undefined {
  const name = workspace.inference?.config ?? '';
  const text = readText(context.configMaps, name, KEY);
  const length = readPath(parsedYaml(text ?? ''), 'vllm', 'max-model-len');
  return /^[1-9]\d*$/.test(String(length)) ? Number(length) : undefined;
}

/** W35, ENGINE-CONFIG: under vLLM the ConfigMap must exist before the Workspace and make sense. */
export const inferenceConfig: Rule = subject => {
  const { workspace, runtime, context } = subject;
  const name = workspace.inference?.config;
  if (!name || runtime !== 'vllm') {
    return [];
  }
  if (!context.configMaps) {
    return [
      notChecked(
        'W35',
        PATH,
        `Whether the ConfigMap \`${name}\` exists with a valid \`${KEY}\` is not known here; it must exist before the Workspace`,
      ),
    ];
  }
  const data = Object.hasOwn(context.configMaps, name)
    ? context.configMaps[name]
    : undefined;
  if (data?.[KEY] === undefined) {
    return [
      rejected(
        'W35',
        PATH,
        data
          ? `The ConfigMap \`${name}\` has no key \`${KEY}\``
          : `There is no ConfigMap \`${name}\` in this namespace`,
        'Create it before the Workspace',
      ),
    ];
  }
  return contentFindings(data[KEY], subject);
};
