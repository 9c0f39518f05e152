import type { Rule } from '../rule';
import { secretNameFindings } from '../secretName';

/** SECRET-NAME wherever a Workspace names a Secret. */
export const secretNames: Rule = ({ workspace }) => {
  const { inference, tuning } = workspace;
  const options = inference?.preset?.presetOptions;
  const path = 'inference.preset.presetOptions';
  return [
    ...secretNameFindings(
      `${path}.modelAccessSecret`,
      options?.modelAccessSecret,
    ),
    ...(options?.imagePullSecrets ?? []).flatMap((name, index) =>
      secretNameFindings(`${path}.imagePullSecrets[${index}]`, name),
    ),
    ...(inference?.adapters ?? []).flatMap(({ source }, adapter) =>
      (source?.imagePullSecrets ?? []).flatMap((name, index) =>
        secretNameFindings(
          `inference.adapters[${adapter}].source.imagePullSecrets[${index}]`,
          name,
        ),
      ),
    ),
    ...secretNameFindings(
      'tuning.output.imagePushSecret',
      tuning?.output?.imagePushSecret,
    ),
  ];
};
