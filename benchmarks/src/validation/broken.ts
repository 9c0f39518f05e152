import type { Random } from './random';
import type { Manifest } from './sound';

/** What is wrong with a manifest, by who can see it. */
export type Fault = 'none' | 'syntax' | 'schema' | 'rule';

type Bend = (manifest: Manifest) => void;

/** The parts of a Workspace stand at its root, of all other kinds in `spec`. */
const body = (manifest: Manifest) => manifest.spec ?? manifest;
const machineOf = (manifest: Manifest) =>
  manifest.resource ??
  manifest.spec?.template?.resource ??
  manifest.spec?.compute ??
  manifest.spec?.roles?.[0];

function misplace(manifest: Manifest) {
  const { kind, metadata, spec } = manifest;
  if (kind === 'RAGEngine') {
    spec.embedding.remote = { url: 'http://embed.example/v1/embeddings' };
  } else if (kind === 'ModelMirror') delete spec.source;
  else metadata.name = `${metadata.name}.v2`;
}

/** Wrong in the eyes of the CRD. */
const SHAPES: Bend[] = [
  manifest => (body(manifest).replica = 1),
  manifest => (manifest.metadata.labels = ['team']),
  manifest => {
    if (manifest.spec) manifest.spec = 'later';
    else {
      manifest.spec = { resource: manifest.resource };
      delete manifest.resource;
    }
  },
  manifest => (body(manifest).labelSelector = 'all'),
];

/** Fine for the CRD; refused by KAITO, or taken and then of no use. */
const RULES: Bend[] = [
  manifest => {
    const machine = machineOf(manifest);
    if (machine) machine.instanceType = 'Standard_NC6s_v3';
    else delete manifest.spec.storage;
  },
  manifest => {
    if (manifest.inference?.preset) manifest.inference.preset.name = 'phi-2';
    else misplace(manifest);
  },
  misplace,
];

/** Bends a manifest in place so that it has a fault of the kind. */
export function bend(manifest: Manifest, fault: Fault, random: Random) {
  if (fault === 'schema') random.pick(SHAPES)(manifest);
  if (fault === 'rule') random.pick(RULES)(manifest);
}

const CUTS: ((text: string) => string)[] = [
  text => `${text}more: [1, 2\n`,
  text => text.replace('kind:', 'kind: "'),
  text => text.replace('\n  name:', '\n\tname:'),
  text => `${text}kind: Pod\n`,
];

/** Breaks the text of a manifest so that it is not YAML. */
export function breakSyntax(text: string, random: Random): string {
  return random.pick(CUTS)(text);
}
