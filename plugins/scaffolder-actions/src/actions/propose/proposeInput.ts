import { z } from 'zod';
import {
  branchName,
  clusterName,
  dnsLabel,
  isoDate,
  optional,
  requestId,
  hostNames,
} from './fields';

const summarySchema = z.object({
  kind: z.string().default('Workspace'),
  model: z.string(),
  licence: z.string().nullable().default(null),
  licenceClass: z.string().default('unknown'),
  instanceType: z.string().nullable().default(null),
  nodes: z.number().nullable().default(null),
  gpus: z.number().nullable().default(null),
  gpuModel: z.string().nullable().default(null),
  machines: z.string().nullable().default(null),
  fit: z.string().default('Not estimated.'),
  context: z.string().nullable().default(null),
  reach: z.string().nullable().default(null),
});

const fields = z.object({
  repoUrl: optional(z.string()),
  baseBranch: optional(branchName),
  path: optional(z.string()),
  requestId,
  cluster: clusterName,
  namespace: dnsLabel,
  file: optional(z.string()),
  files: z.array(z.string().min(1)).max(50).optional(),
  title: optional(z.string()),
  labels: hostNames,
  reviewers: hostNames,
  summary: summarySchema,
  owner: optional(z.string()),
  purpose: optional(z.string()),
  expires: optional(isoDate),
  token: optional(z.string()),
});

/** What `kaito:gitops:propose` is asked for. */
export const proposeInputSchema = fields.transform(
  ({ file, files, ...rest }, context) => {
    const all = [...new Set([...(files ?? []), ...(file ? [file] : [])])];
    if (all.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['file'],
        message: 'name the manifest to propose',
      });
    }
    return { ...rest, files: all };
  },
);

export type ProposeInput = z.infer<typeof proposeInputSchema>;
