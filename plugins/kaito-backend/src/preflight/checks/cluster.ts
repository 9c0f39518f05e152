import { watchedKind } from '../../watch/kinds';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import {
  type Check,
  type CheckResult,
  fail,
  pass,
  unknown,
  warn,
} from '../Check';
import type { Subject } from '../Subject';

/** Feature gates without which a kind's controller does not run, and whether KAITO switches it on by itself. */
const GATES: Record<string, [gate: string, byDefault: boolean]> = {
  InferenceSet: ['enableInferenceSetController', true],
  MultiRoleInference: ['enableMultiRoleInferenceController', false],
  ModelMirror: ['ModelMirror', false],
};

function reachable({
  name,
  state,
  message,
  asOf,
}: ClusterSnapshot): CheckResult {
  const words = message ?? '';
  const since = asOf ? ` What is known of it is as of ${asOf}.` : '';
  switch (state) {
    case 'live':
      return pass(`${name} answers.`, { asOf });
    case 'partial':
      return warn(
        `${name} answers, but not all of it is known. ${words}`.trim(),
        'Ask again once the cluster tells all; until then some checks below may be out of date.',
        { asOf },
      );
    case 'starting':
      return unknown(`${name} has not answered since the portal started.`);
    default:
      return warn(
        `${name} cannot be looked at now. ${words}${since}`.trim(),
        'The pull request can be opened all the same; what follows was true when the cluster last answered.',
        { asOf },
      );
  }
}

function installed({ snapshot, kaito }: Subject): CheckResult {
  const { state, message, installation, asOf } = kaito!;
  const rest = { asOf };
  if (!installation) {
    const words = message ?? 'Whether KAITO is installed is not known.';
    return state === 'not-found'
      ? fail(words, 'Choose a cluster with KAITO, or have it installed.', rest)
      : unknown(words, rest);
  }
  const version = installation.version ?? 'of an unknown version';
  return message
    ? warn(
        message,
        'Ask the platform team about the KAITO controller of this cluster.',
        rest,
      )
    : pass(`KAITO ${version} runs on ${snapshot!.name}.`, rest);
}

function served({ kind, snapshot, kaito }: Subject): CheckResult[] {
  if (!watchedKind(kind)) {
    return [
      fail(`There is no kind ${kind}.`, 'Choose a kind of KAITO.', {
        field: 'kind',
      }),
    ];
  }
  const known = snapshot!.kinds.find(state => state.kind === kind);
  if (known?.state === 'crd-missing') {
    return [
      fail(
        `${
          snapshot!.name
        } does not serve ${kind}s: their definition (CRD) is not installed.`,
        'Choose another cluster, or have a KAITO installed that has this kind.',
        { field: 'kind', asOf: known.asOf },
      ),
    ];
  }
  const [gate, byDefault] = GATES[kind] ?? [];
  const gates = kaito!.installation?.gates;
  if (!gate || !gates) return [];
  const isOn = gates[gate];
  const next = `Have the feature gate ${gate} switched on.`;
  const about = { field: 'kind', asOf: kaito!.asOf };
  if (isOn === false) {
    return [
      fail(
        `The KAITO of ${
          snapshot!.name
        } does nothing with ${kind}s: its feature gate ${gate} is off.`,
        next,
        about,
      ),
    ];
  }
  return isOn === undefined && !byDefault
    ? [
        warn(
          `The KAITO of ${
            snapshot!.name
          } does not say that its feature gate ${gate} is on, and by default it is off.`,
          next,
          about,
        ),
      ]
    : [];
}

/** Whether the cluster is there, answers, and runs a KAITO that takes the kind. */
export const cluster: Check = {
  name: 'cluster',
  field: 'cluster',
  run(subject) {
    const { snapshot } = subject;
    return [reachable(snapshot!), installed(subject), ...served(subject)];
  },
};
