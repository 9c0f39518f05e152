import { readPath } from '../../manifests/readPath';
import { type Finding, notChecked, rejected } from '../Finding';
import type { Rule, Subject } from '../rule';
import { isMap, parsedYaml } from '../yamlText';

const PATH = 'inference.config';
const KEY = 'inference_config.yaml';

function isScalarMap(value: unknown): value is Record<string, unknown> {
  return (
    isMap(value) && Object.values(value).every(item => typeof item !== 'object')
  );
}

function contentFindings(text: string, { model }: Subject): Finding[] {
  const vllm = readPath(parsedYaml(text), 'vllm');
  if (!isScalarMap(vllm)) {
    return [
      rejected(
        'W35',
        PATH,
        `\`${KEY}\` is not of the form \`vllm: {flag: value}\` with plain values`,
        'Write the flags of vLLM under `vllm`, one plain value each',
      ),
    ];
  }
  const length = vllm['max-model-len'];
  if (length === undefined) {
    return [];
  }
  if (!/^\d+$/.test(String(length))) {
    return [
      rejected(
        'W35',
        PATH,
        `\`max-model-len\` is \`${length}\`, not a whole number`,
        'Write a number of tokens',
      ),
    ];
  }
  return model && Number(length) > model.contextLimit
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

/** `max-model-len` the config sets, tokens; undefined when it sets none or is not known. */
export function configuredContext({
  workspace,
  context,
}: Subject): number | undefined {
  const text = context.configMaps?.[workspace.inference?.config ?? '']?.[KEY];
  const length = readPath(parsedYaml(text ?? ''), 'vllm', 'max-model-len');
  return /^[1-9]\d*$/.test(String(length)) ? Number(length) : undefined;
}

/** W35: under vLLM the ConfigMap must exist before the Workspace and make sense. */
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
  const data = context.configMaps[name];
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
