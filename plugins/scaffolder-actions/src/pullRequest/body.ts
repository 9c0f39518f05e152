import type { RequestSummary } from '../actions/render/summarise';
import { commentJson, escapeCell } from './escape';

/** What a reviewer is told. */
export interface PullRequestFacts {
  requestId: string;
  requestedBy: string;
  cluster: string;
  namespace: string;
  /** Paths of the manifests. */
  manifests: string[];
  summary: RequestSummary;
  owner: string | null;
  purpose: string | null;
  expires: string | null;
}

/** The text of the pull request: facts, what happens next, how to go back, and the same for machines. */
export function pullRequestBody(facts: PullRequestFacts): string {
  const { summary, cluster } = facts;
  const rows: [string, string][] = [
    ['Model', modelCell(summary.model)],
    [
      'Licence',
      summary.licence
        ? `${escapeCell(summary.licence)} (${escapeCell(summary.licenceClass)})`
        : 'unknown',
    ],
    ['Cluster', `\`${cluster}\``],
    ['Namespace', `\`${facts.namespace}\``],
    ['Machines', machinesCell(summary)],
    ['Fit', escapeCell(summary.fit)],
    ['Requested by', escapeCell(facts.requestedBy)],
    ['Owner', escapeCell(facts.owner ?? 'not given')],
    ['Purpose', escapeCell(facts.purpose ?? 'not given')],
    ['Expires', escapeCell(facts.expires ?? 'no date given')],
    ['Request', `\`${facts.requestId}\``],
  ];
  return `| | |
|---|---|
${rows.map(([name, value]) => `| **${name}** | ${value} |`).join('\n')}

### What happens next

1. Merging is the approval. The GitOps agent of \`${cluster}\` applies the change.
2. KAITO provisions the nodes, pulls the weights and starts the model. Nodes cost money from then on.
3. The portal shows each step; a problem shows there with its cause.

### How to go back

Revert the merge. The agent removes the Workspace, and KAITO gives the nodes it provisioned for it back.

<!-- kaito-portal:request
${commentJson({
  requestId: facts.requestId,
  requestedBy: facts.requestedBy,
  cluster,
  namespace: facts.namespace,
  manifests: facts.manifests,
  model: summary.model,
  licence: summary.licence,
  instanceType: summary.instanceType,
  estimatedNodes: summary.nodes,
  estimatedGpus: summary.gpus,
  owner: facts.owner,
  purpose: facts.purpose,
  expires: facts.expires,
})}
-->
`;
}

function modelCell(model: string): string {
  const text = escapeCell(model);
  return /^[\w-][\w.-]*\/[\w-][\w.-]*$/.test(model)
    ? `[${text}](https://huggingface.co/${model})`
    : text;
}

function machinesCell(summary: RequestSummary): string {
  const sku = escapeCell(summary.instanceType);
  if (summary.nodes === null || summary.gpus === null) {
    return `${sku} (number of nodes not estimated)`;
  }
  const gpu = summary.gpuModel ? ` ${escapeCell(summary.gpuModel)}` : '';
  return `${sku} × ${summary.nodes} = ${summary.gpus}${gpu} ${
    summary.gpus === 1 ? 'GPU' : 'GPUs'
  } (estimated)`;
}
