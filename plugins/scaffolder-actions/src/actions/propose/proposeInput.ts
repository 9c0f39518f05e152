import { z } from 'zod';
import { clusterName, dnsLabel, isoDate, optional, requestId } from './fields';

const summarySchema = z.object({
  model: z.string(),
  licence: z.string().nullable().default(null),
  licenceClass: z.string().default('unknown'),
  instanceType: z.string(),
  nodes: z.number().nullable().default(null),
  gpus: z.number().nullable().default(null),
  gpuModel: z.string().nullable().default(null),
  fit: z.string().default('Not estimated.'),
});

const branchName = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_][A-Za-z0-9._/-]*$/, 'not a branch name')
  .refine(text => !/\.\.|\/\/|\/$|\.lock$/.test(text), 'not a branch name');

/** What `kaito:gitops:propose` is asked for. */
export const proposeInputSchema = z.object({
  repoUrl: optional(z.string()),
  baseBranch: optional(branchName),
  path: optional(z.string()),
  requestId,
  cluster: clusterName,
  namespace: dnsLabel,
  file: z.string().min(1, 'name the manifest to propose'),
  title: optional(z.string()),
  summary: summarySchema,
  owner: optional(z.string()),
  purpose: optional(z.string()),
  expires: optional(isoDate),
  token: optional(z.string()),
});

export type ProposeInput = z.infer<typeof proposeInputSchema>;
