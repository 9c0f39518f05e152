import { readPath } from '../../manifests/readPath';
import { type Finding, notChecked, rejected } from '../Finding';
import type { Rule } from '../rule';
import { isMap, parsedYaml } from '../yamlText';
import { trainingFindings } from './trainingSections';

const PATH = 'tuning.config';
const KEY = 'training_config.yaml';

function contentFindings(text: string | undefined, method: string): Finding[] {
  if (text === undefined) {
    return [
      rejected(
        'W41',
        PATH,
        `The ConfigMap has no key \`${KEY}\``,
        `Put the training config under \`${KEY}\``,
      ),
    ];
  }
  const training = readPath(parsedYaml(text), 'training_config');
  return isMap(training)
    ? trainingFindings(training, method)
    : [
        rejected(
          'W41',
          PATH,
          `\`${KEY}\` has no mapping \`training_config\``,
          'Write the sections under `training_config`',
        ),
      ];
}

/**
 * W40: the ConfigMap with the training config exists, in the Workspace's namespace when named, else as KAITO's default
 * of the method. Its content is judged by W41–W43.
 */
export const trainingConfig: Rule = ({ workspace, context }) => {
  const { tuning } = workspace;
  if (!tuning) {
    return [];
  }
  const method = (tuning.method ?? '').toLowerCase();
  // Without a method KAITO has (W39) there is no default to look for.
  if (!tuning.config && method !== 'lora' && method !== 'qlora') {
    return [];
  }
  const name = tuning.config || `${method}-params-template`;
  const maps = tuning.config ? context.configMaps : context.releaseConfigMaps;
  if (!maps) {
    return [
      notChecked(
        'W40',
        PATH,
        `Whether the ConfigMap \`${name}\` exists with a valid training config (W41–W43) is not known here`,
      ),
    ];
  }
  return Object.hasOwn(maps, name)
    ? contentFindings(maps[name][KEY], method)
    : [
        rejected(
          'W40',
          PATH,
          `There is no ConfigMap \`${name}\` in ${
            tuning.config ? 'this namespace' : 'the namespace of KAITO'
          }`,
          'Create it before the Workspace',
        ),
      ];
};
