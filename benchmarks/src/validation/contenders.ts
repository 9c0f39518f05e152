import Ajv from 'ajv';
import { loadAll } from 'js-yaml';
import { parseManifests } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  SHAPES,
  validateManifest,
  type ValidationContext,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { z } from 'zod';

/** Something that reads a text and says whether KAITO would refuse what is in it. */
export interface Contender {
  name: string;
  parse(text: string): unknown[];
  /** Number of reasons to refuse the object. */
  refusals(object: unknown): number;
}

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
  releaseConfigMaps: {},
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
  refusals: object =>
    validateManifest(object, CLUSTER).filter(
      ({ severity }) => severity === 'rejected',
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
    refusals: object => {
      const { kind } = (object ?? {}) as { kind?: string };
      const validate = schemas.get(kind ?? '');
      if (!validate) return 1;
      return validate(object) ? 0 : validate.errors!.length;
    },
  };
}
