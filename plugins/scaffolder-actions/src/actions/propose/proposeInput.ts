import { z } from 'zod';
import {
  branchName,
  clusterName,
  dnsLabel,
  isoDate,
  optional,
  preflightReport,
  requestId,
  hostNames,
  text,
} from './fields';

const summarySchema = z.object(
  {
    kind: text(4_000).default('Workspace'),
    model: text(4_000),
    licence: text(4_000).nullable().default(null),
    licenceClass: text(4_000).default('unknown'),
    instanceType: text(4_000).nullable().default(null),
    nodes: z.number().nullable().default(null),
    gpus: z.number().nullable().default(null),
    gpuModel: text(4_000).nullable().default(null),
    machines: text(4_000).nullable().default(null),
    fit: text(4_000).default('Not estimated.'),
    context: text(4_000).nullable().default(null),
    reach: text(4_000).nullable().default(null),
  },
  {
    error:
      'hand over the output summary of kaito:manifest:render, or as setup that of kaito:cluster:render',
  },
);

const fields = z.object({
  repoUrl: optional(text(2_048)),
  baseBranch: optional(branchName),
  path: optional(text(1_000)),
  requestId,
  cluster: clusterName,
  namespace: dnsLabel,
  clusters: z.array(clusterName).max(100).optional(),
  file: optional(text(1_000)),
  files: z.array(text(1_000).min(1)).max(50).optional(),
  title: optional(text(1_000)),
  labels: hostNames,
  reviewers: hostNames,
  summary: summarySchema,
  owner: optional(text(256)),
  purpose: optional(text(500)),
  expires: optional(isoDate),
  dataClass: optional(text(100)),
  preflight: preflightReport,
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
