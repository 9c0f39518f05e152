import { compareKaitoMinor, parseKaitoMinor } from '../models/kaitoMinor';
import type { Cloud, SetupProvisioner, SetupRelease } from './releases';

/** A feature gate of KAITO's Workspace controller, in words. */
export interface FeatureGate {
  name: string;
  /** First minor release that has it; an older controller does not start with it. */
  since: string;
  /** First minor release in which it is on unless said otherwise; absent when it is off in all known here. */
  onSince?: string;
  /** What it does while it is on. */
  what: string;
  /** Gates that must be on too. */
  needs: readonly string[];
  /** The only way to GPU nodes it works with. */
  provisioner?: SetupProvisioner;
  /** The only cloud it works in. */
  cloud?: Cloud;
}

/**
 * The gates a person decides on. `disableNodeAutoProvisioning` is not among them: it follows from how GPU nodes come
 * about.
 */
export const FEATURE_GATES: readonly FeatureGate[] = [
  {
    name: 'vLLM',
    since: '0.10',
    onSince: '0.10',
    what: 'Serves models with vLLM. Off, every model is served with transformers.',
    needs: [],
  },
  {
    name: 'enableInferenceSetController',
    since: '0.10',
    onSince: '0.11',
    what: 'Acts on InferenceSets: one model in several replicas.',
    needs: [],
  },
  {
    name: 'gatewayAPIInferenceExtension',
    since: '0.10',
    what: 'Makes an InferencePool and an endpoint picker for each InferenceSet, by which a gateway spreads requests. Needs Flux’s source and helm controllers and a gateway that knows InferencePools.',
    needs: ['enableInferenceSetController'],
  },
  {
    name: 'enableMultiRoleInferenceController',
    since: '0.11',
    what: 'Acts on MultiRoleInferences: prompts are read and answers written on machines of their own.',
    needs: ['enableInferenceSetController', 'gatewayAPIInferenceExtension'],
  },
  {
    name: 'enableBaseImageAutoUpgrade',
    since: '0.11',
    what: 'Brings InferenceSets that ask for it to the base image of a newer KAITO by itself.',
    needs: ['enableInferenceSetController'],
  },
  {
    name: 'ModelMirror',
    since: '0.11',
    what: 'Acts on ModelMirrors: weights are downloaded once into storage of the cluster.',
    needs: [],
  },
  {
    name: 'ModelStreaming',
    since: '0.11',
    what: 'Every vLLM model streams its weights from Azure Blob Storage instead of downloading them when it starts.',
    needs: ['vLLM', 'ModelMirror'],
    cloud: 'azure',
  },
  {
    name: 'enableMIG',
    since: '0.12',
    what: 'Deployments may ask for a MIG slice of a GPU.',
    needs: [],
    provisioner: 'byo',
  },
  {
    name: 'enableAccelerator',
    since: '0.12',
    what: 'Deployments may ask for some of the GPUs of a node, so that several share it.',
    needs: [],
    provisioner: 'byo',
  },
];

const reached = (release: SetupRelease, since: string | undefined) =>
  since !== undefined &&
  compareKaitoMinor(release.minor, parseKaitoMinor(since)!) >= 0;

/** Gates a release has. */
export function gatesOf(release: SetupRelease): FeatureGate[] {
  return FEATURE_GATES.filter(({ since }) => reached(release, since));
}

/** Whether a release has a gate on when nobody says otherwise. */
export function isOnByDefault(gate: FeatureGate, release: SetupRelease) {
  return reached(release, gate.onSince);
}

/** What holds for every gate of a release once a person has chosen. */
export function chosenGates(
  release: SetupRelease,
  chosen: Readonly<Record<string, boolean>>,
): Record<string, boolean> {
  return Object.fromEntries(
    gatesOf(release).map(gate => [
      gate.name,
      Object.hasOwn(chosen, gate.name)
        ? chosen[gate.name]
        : isOnByDefault(gate, release),
    ]),
  );
}
