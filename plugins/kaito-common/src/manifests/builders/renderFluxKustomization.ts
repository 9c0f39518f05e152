import { z } from 'zod';
import type { KubeObject } from '../types';
import { namespace, objectName, text } from './input/fields';
import { readInput } from './input/readInput';

/** A Kustomization of Flux: a folder of Git it keeps in the cluster. Not the `kustomization.yaml` in that folder. */
export interface FluxKustomization extends KubeObject {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1';
  kind: 'Kustomization';
  spec: {
    interval: string;
    path: string;
    prune: boolean;
    sourceRef: { kind: string; name: string; namespace?: string };
    dependsOn?: { name: string }[];
    wait?: boolean;
    timeout?: string;
  };
}

const duration = text(
  value => /^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$/.test(value),
  'is not a duration',
  'Write one such as `10m`',
);

/** Path below a repository, without a way out of it. */
export const repositoryPath = text(
  value =>
    /^(\.\/)?[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*\/?$/.test(value) &&
    !value.split('/').includes('..'),
  'is not a folder below the repository',
  'Write one such as `./clusters/prod/search/phi-4`',
);

/** Where Flux finds a deployment. */
export const fluxContent = {
  sourceRef: z.strictObject({
    /** `GitRepository` when left out. */
    kind: z.enum(['GitRepository', 'OCIRepository', 'Bucket']).optional(),
    name: objectName,
    namespace: namespace.optional(),
  }),
  /** Namespace of the Kustomizations; `flux-system` when left out. */
  namespace: namespace.optional(),
  /** How often Flux looks; `10m` when left out. */
  interval: duration.optional(),
};

const schema = z.object({
  name: objectName,
  ...fluxContent,
  path: repositoryPath,
  /** Kustomizations of the same namespace that must be ready before. */
  dependsOn: z.array(objectName).optional(),
  /** Ready only when all it applied is. */
  wait: z.boolean().optional(),
  timeout: duration.optional(),
});

/** What a person decides about a folder Flux applies. */
export type FluxKustomizationInput = z.input<typeof schema>;

/** A Kustomization of Flux that prunes what leaves Git. Throws BuilderInputError. */
export function renderFluxKustomization(
  input: FluxKustomizationInput,
): FluxKustomization {
  const read = readInput(schema, input);
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: read.name, namespace: read.namespace ?? 'flux-system' },
    spec: {
      interval: read.interval ?? '10m',
      path: read.path,
      prune: true,
      sourceRef: {
        ...read.sourceRef,
        kind: read.sourceRef.kind ?? 'GitRepository',
      },
      ...(read.dependsOn?.length && {
        dependsOn: read.dependsOn.map(name => ({ name })),
      }),
      ...(read.wait !== undefined && { wait: read.wait }),
      ...(read.timeout && { timeout: read.timeout }),
    },
  };
}
