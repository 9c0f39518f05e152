import { z } from 'zod';
import type { KubeObject } from '../types';
import { filled, namespace, objectName, text } from './input/fields';
import { readInput } from './input/readInput';

/** An ExternalSecret of the External Secrets Operator: the operator writes the Secret, Git only says from where. */
export interface ExternalSecret extends KubeObject {
  apiVersion: 'external-secrets.io/v1';
  kind: 'ExternalSecret';
  spec: {
    refreshInterval: string;
    secretStoreRef: {
      name: string;
      kind: 'SecretStore' | 'ClusterSecretStore';
    };
    target: { name: string; creationPolicy: 'Owner' };
    data: {
      secretKey: string;
      remoteRef: { key: string; property?: string };
    }[];
  };
}

/** Where the value comes from. */
export const externalSecretContent = {
  store: z.strictObject({
    name: objectName,
    /** `ClusterSecretStore` when left out. */
    kind: z.enum(['SecretStore', 'ClusterSecretStore']).optional(),
  }),
  /** Name of the entry in the store; never its value. */
  remoteKey: filled,
  /** Field of the entry, where it has several. */
  remoteProperty: filled.optional(),
  /** Key of the Secret. KAITO reads tokens of Hugging Face from `HF_TOKEN`, which is the default. */
  secretKey: z
    .enum(['HF_TOKEN', 'LLM_ACCESS_SECRET', 'VECTOR_DB_ACCESS_SECRET'])
    .optional(),
  /** How often the store is asked, e.g. `1h`, which is the default. */
  refreshInterval: text(
    value => /^([0-9]+(h|m|s))+$/.test(value),
    'is not a duration',
    'Write one such as `1h`',
  ).optional(),
};

const schema = z.object({
  /** Also the name of the Secret it yields. */
  name: objectName,
  namespace,
  ...externalSecretContent,
});

/** What a person decides about where a secret comes from. */
export type ExternalSecretInput = z.input<typeof schema>;

/**
 * An ExternalSecret that yields a Secret of the same name, for `modelAccessSecret` and the like. Throws
 * BuilderInputError, also when a field holds a token instead of naming one.
 */
export function renderExternalSecret(
  input: ExternalSecretInput,
): ExternalSecret {
  const read = readInput(schema, input);
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: read.name, namespace: read.namespace },
    spec: {
      refreshInterval: read.refreshInterval ?? '1h',
      secretStoreRef: {
        name: read.store.name,
        kind: read.store.kind ?? 'ClusterSecretStore',
      },
      target: { name: read.name, creationPolicy: 'Owner' },
      data: [
        {
          secretKey: read.secretKey ?? 'HF_TOKEN',
          remoteRef: {
            key: read.remoteKey,
            ...(read.remoteProperty && { property: read.remoteProperty }),
          },
        },
      ],
    },
  };
}
