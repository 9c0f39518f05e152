import type { z as zod3 } from 'zod/v3';
import { z } from 'zod';
import {
  branchName,
  clusterName,
  dnsLabel,
  hostNames,
  optional,
  requestId,
  text,
} from './propose/fields';
import { targetFields } from './propose/targetFields';

/** Kinds of KAITO a deployment can be of. */
export const DEPLOYMENT_KINDS = [
  'Workspace',
  'InferenceSet',
  'RAGEngine',
  'MultiRoleInference',
  'ModelMirror',
] as const;

type Z = typeof zod3;

/** Inputs of every action about a deployment that is in the repository, as the Scaffolder declares them. */
export const placeFields = {
  ...targetFields,
  cluster: (z3: Z) => z3.string().describe('Cluster it is in'),
  namespace: (z3: Z) => z3.string().describe('Namespace it is in'),
  kind: (z3: Z) =>
    z3
      .enum(DEPLOYMENT_KINDS)
      .optional()
      .describe('Its kind; Workspace when left out'),
  name: (z3: Z) => z3.string().describe('Its name'),
  reason: (z3: Z) => z3.string().optional().describe('Why, for who reviews it'),
  requestId: (z3: Z) =>
    z3
      .string()
      .optional()
      .describe(
        'Id of the request, given by the form so that sending it twice is one request; follows from the task when left out',
      ),
};

/** The same, as they are read. */
export const placeSchema = {
  repoUrl: optional(text(2_048)),
  baseBranch: optional(branchName),
  path: optional(text(1_000)),
  title: optional(text(1_000)),
  labels: hostNames,
  reviewers: hostNames,
  token: optional(z.string()),
  cluster: clusterName,
  namespace: dnsLabel,
  kind: z.enum(DEPLOYMENT_KINDS).default('Workspace'),
  name: z
    .string()
    .max(253)
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'not a name of an object'),
  reason: optional(text(500)),
  requestId: optional(requestId),
};
