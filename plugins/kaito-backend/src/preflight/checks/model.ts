import {
  catalogFor,
  presetNameFor,
  suggestModels,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import {
  type Check,
  type CheckResult,
  fail,
  pass,
  unknown,
  warn,
} from '../Check';
import type { Subject } from '../Subject';

/** `publisher/repository`, which KAITO from 0.11 on looks up on Hugging Face. */
const REPOSITORY = /^[^/\s]+\/[^/\s]+$/;

function absent(name: string, release: string, names: string): CheckResult {
  if (names === 'hugging-face' && REPOSITORY.test(name)) {
    return warn(
      `${name} is no preset of KAITO ${release}. Its controller asks Hugging Face for it on creation, which needs a way out of the cluster and, where the model is gated, a token (W29).`,
      'Make sure that the cluster reaches Hugging Face, or choose a model of the catalog.',
    );
  }
  const [near] = suggestModels(name);
  return fail(
    `KAITO ${release} of this cluster does not know the model ${name}.`,
    near
      ? `Choose another model, e.g. ${near}, or a cluster with another KAITO.`
      : 'Choose another model, or a cluster with another KAITO.',
  );
}

function judge({ wish, model, kaito }: Subject): CheckResult {
  const name = wish.model!;
  const version = kaito!.installation?.version ?? null;
  const catalog = catalogFor(version);
  const release = version ?? catalog.kaitoVersion;
  const spelling = model ? presetNameFor(model, version) : name;
  if (
    catalog.presetNames === 'alias' &&
    model &&
    spelling?.toLowerCase() !== name.toLowerCase()
  ) {
    return fail(
      `KAITO ${release} of this cluster does not name models like ${name}.`,
      spelling
        ? `Name it ${spelling} there, or choose a cluster with KAITO 0.11 or newer.`
        : 'Choose a cluster with KAITO 0.11 or newer.',
    );
  }
  switch (catalog.availabilityOf(name)) {
    case 'available':
      return pass(`KAITO ${release} of this cluster knows ${name}.`);
    case 'absent':
      return absent(name, release, catalog.presetNames);
    default:
      return unknown(
        `Whether KAITO ${release} of this cluster knows ${name} is not known here. ${
          catalog.note ?? ''
        }`.trim(),
      );
  }
}

/** Whether this cluster's KAITO knows the model, and can tune it where it is to be tuned. */
export const model: Check = {
  name: 'model',
  field: 'model',
  run(subject) {
    const { wish, model: known, kaito } = subject;
    if (!wish.model) {
      return [pass('No model of KAITO is asked for.', { field: null })];
    }
    const rest = { asOf: kaito!.asOf };
    if (wish.kind === 'TuningWorkspace' && known && !known.tuning) {
      return [
        fail(
          `KAITO has no tuning for ${known.name} (W49).`,
          'Choose a model marked as tunable.',
          rest,
        ),
      ];
    }
    return [{ ...judge(subject), ...rest }];
  },
};
