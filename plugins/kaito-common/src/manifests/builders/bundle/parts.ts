import { z } from 'zod';
import { objectName } from '../input/fields';
import { externalSecretContent } from '../renderExternalSecret';
import { fluxContent, repositoryPath } from '../renderFluxKustomization';
import { httpRouteContent } from '../renderHttpRoute';
import { inferenceConfigContent } from '../renderInferenceConfig';
import { trainingConfigContent } from '../renderTrainingConfig';
import { FLUX_NAME_MAX } from './stages';

/** Who applies the bundle, and so how one thing is made to come before another. */
const ordering = z.enum(['argocd', 'flux', 'none']);

const flux = z.strictObject({
  ...fluxContent,
  /** Of the Kustomizations; `<namespace>-<name>` when left out. Flux writes it as a label, so it must be short. */
  name: objectName
    .refine(value => value.length <= FLUX_NAME_MAX, {
      error: 'is too long for a label with `-prerequisites` after it',
      params: { fix: `Use at most ${FLUX_NAME_MAX} characters` },
    })
    .optional(),
  /** Folder of the repository the bundle is written to. */
  path: repositoryPath,
});

/** Fields every bundle may have. */
export const orderFields = {
  /** `none` when left out. */
  ordering: ordering.optional(),
  /** Needed with `ordering: flux`. */
  flux: flux.optional(),
};

const externalSecret = z.strictObject({
  /** Of the ExternalSecret and the Secret it yields; the name the workload asks for when left out. */
  name: objectName.optional(),
  ...externalSecretContent,
});

/** How people reach the model from outside. */
const exposure = z.discriminatedUnion('type', [
  /** An address of its own, without authentication. */
  z.strictObject({ type: z.literal('load-balancer') }),
  /** One address inside the cluster for all replicas of an InferenceSet. */
  z.strictObject({ type: z.literal('service') }),
  z.strictObject({
    type: z.literal('http-route'),
    ...httpRouteContent,
    /** Of an InferenceSet: the pool of KAITO's gateway extension (default), or a plain Service. */
    through: z.enum(['pool', 'service']).optional(),
  }),
]);

/** Parts of a bundle beside the workload, each for the kinds that have a use for it. */
export const PARTS = {
  externalSecret: externalSecret.optional(),
  exposure: exposure.optional(),
  inferenceConfig: z
    .strictObject({ name: objectName.optional(), ...inferenceConfigContent })
    .optional(),
  trainingConfig: z
    .strictObject({ name: objectName.optional(), ...trainingConfigContent })
    .optional(),
};

export type ExternalSecretPart = z.output<typeof externalSecret>;
export type ExposurePart = z.output<typeof exposure>;
