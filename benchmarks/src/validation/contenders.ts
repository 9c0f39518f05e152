import Ajv from 'ajv';
import { loadAll } from 'js-yaml';
import { parseManifests } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  SHAPES,
  validateManifest,
  type ValidationContext,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { z } from 'zod';

/** Something that reads a text and says whether KAITO could work with what is in it. */
export interface Contender {
  name: string;
  parse(text: string): unknown[];
  /** Number of faults for which KAITO refuses the object, or takes it and it does not work. */
  faults(object: unknown): number;
}

const TRAINING =
  'training_config: {TrainingArguments: {output_dir: /mnt/results}}';

/** A cluster of which everything a rule asks for is known, so that none is passed over. */
const CLUSTER: ValidationContext = {
  kaitoVersion: '0.12.0',
  provisioner: 'karpenter',
  cloud: 'azure',
  nodes: [],
  secrets: ['push'],
  configMaps: {
    engine: { 'inference_config.yaml': 'vllm:\n  max-model-len: 4096\n' },
  },
  releaseConfigMaps: {
    'lora-params-template': { 'training_config.yaml': TRAINING },
    'qlora-params-template': { 'training_config.yaml': TRAINING },
  },
  gates: {
    ModelStreaming: false,
    ModelMirror: true,
    enableBaseImageAutoUpgrade: true,
    enableInferenceSetController: true,
    enableMultiRoleInferenceController: true,
  },
  csiDrivers: [],
  storageClasses: ['blob-fuse'],
  nodeClasses: [],
};

/** What the portal and its command line do. */
export const ours: Contender = {
  name: 'KAITO Portal: guarded YAML, CRD shape and webhook rules',
  parse: text => parseManifests(text).map(({ object }) => object),
  faults: object =>
    validateManifest(object, CLUSTER).filter(
      ({ severity }) => severity === 'rejected' || severity === 'ineffective',
    ).length,
};

/** What generic tools do: a JSON Schema a kind, and no knowledge beyond it. */
export function schemaOnly(): Contender {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    formats: { 'date-time': true },
  });
  const schemas = new Map(
    Object.entries(SHAPES).map(([kind, shape]) => [
      kind,
      ajv.compile(
        z.toJSONSchema(shape, {
          io: 'input',
          target: 'draft-7',
          unrepresentable: 'any',
        }),
      ),
    ]),
  );
  return {
    name: 'Schema only: js-yaml and ajv',
    parse: text => loadAll(text),
    faults: object => {
      const { kind } = (object ?? {}) as { kind?: string };
      const validate = schemas.get(kind ?? '');
      if (!validate) return 1;
      return validate(object) ? 0 : validate.errors!.length;
    },
  };
}
