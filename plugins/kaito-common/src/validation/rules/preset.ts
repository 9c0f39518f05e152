import { ineffective, notChecked, rejected } from '../Finding';
import { findPreset, isHuggingFaceId, presetNameFindings } from '../presetName';
import type { Rule } from '../rule';
import { isSecretName } from '../secretName';

/** W12, W13 for inference. */
export const inferencePreset: Rule = ({ workspace }) => {
  const preset = workspace.inference?.preset;
  return preset
    ? presetNameFindings(preset.name, 'inference.preset.name', {
        unknown: 'W12',
        deprecated: 'W13',
      })
    : [];
};

/** W49 for tuning: a preset with a valid name; that the model can be tuned is not checked by KAITO. */
export const tuningPreset: Rule = ({ workspace, model }) => {
  const { tuning } = workspace;
  if (!tuning) {
    return [];
  }
  const path = 'tuning.preset';
  if (!tuning.preset) {
    return [rejected('W49', path, 'Tuning needs a preset', 'Name a model')];
  }
  const findings = presetNameFindings(tuning.preset.name, `${path}.name`, {
    unknown: 'W49',
    deprecated: 'W49',
  });
  return findings.length > 0 || model?.tuning
    ? findings
    : [
        ineffective(
          'W49',
          `${path}.name`,
          `KAITO admits \`${tuning.preset.name}\` but has no tuning for it`,
          'Choose a model marked as tunable',
        ),
      ];
};

/** W28: exactly one of preset and template. */
export const presetOrTemplate: Rule = ({ workspace }) => {
  const { inference } = workspace;
  if (!inference || Boolean(inference.preset) !== Boolean(inference.template)) {
    return [];
  }
  return [
    rejected(
      'W28',
      'inference',
      inference.preset
        ? '`preset` and `template` exclude each other'
        : 'Neither `preset` nor `template` is given',
      inference.preset ? 'Keep one of them' : 'Name a preset',
    ),
  ];
};

/** W29: facts of a model outside the catalog are fetched by the controller. */
export const resolvable: Rule = ({ workspace }) => {
  const preset = workspace.inference?.preset;
  return preset && !findPreset(preset.name) && isHuggingFaceId(preset.name)
    ? [
        notChecked(
          'W29',
          'inference.preset.name',
          `\`${preset.name}\` is not in the catalog; the KAITO controller asks Hugging Face for it on creation, which needs a way out of the cluster and, where the model is gated, a token`,
        ),
      ]
    : [];
};

/** W32: never enforced for catalog models, so a gated model without a token fails only in its pod. */
export const modelAccess: Rule = ({ workspace, model, context }) => {
  const preset = workspace.inference?.preset;
  if (!preset) {
    return [];
  }
  const path = 'inference.preset.presetOptions.modelAccessSecret';
  const secret = preset.presetOptions?.modelAccessSecret;
  if (!secret) {
    return model?.gated
      ? [
          ineffective(
            'W32',
            path,
            `${model.name} is gated: KAITO admits it without a token, and its pod then fails to download the weights`,
            'Name a Secret of this namespace whose key HF_TOKEN holds a token that may read the model',
          ),
        ]
      : [];
  }
  // A value that is no name is told of by SECRET-NAME, and not repeated here.
  if (!isSecretName(secret)) {
    return [];
  }
  if (!context.secrets) {
    return [
      notChecked(
        'W32',
        path,
        `Whether the Secret \`${secret}\` exists and has the key HF_TOKEN is not known here`,
      ),
    ];
  }
  return context.secrets.includes(secret)
    ? []
    : [
        ineffective(
          'W32',
          path,
          `There is no Secret \`${secret}\` in this namespace; KAITO admits the Workspace all the same`,
          'Create the Secret with the key HF_TOKEN first',
        ),
      ];
};
