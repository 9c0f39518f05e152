import type { RequestSummary } from '../actions/render/summary/RequestSummary';
import { escapeCell } from './escape';
import { factTable, machineBlock, type Row } from './table';
import { whatFollows } from './whatFollows';

/** What a reviewer is told. */
export interface PullRequestFacts {
  requestId: string;
  requestedBy: string;
  cluster: string;
  namespace: string;
  /** Paths of the manifests. */
  manifests: string[];
  /** Of `kaito:manifest:render`; older ones say nothing of `machines`. */
  summary: Omit<RequestSummary, 'machines'> & { machines: string | null };
  owner: string | null;
  purpose: string | null;
  expires: string | null;
}

const KIND_WORDS: Record<string, string> = {
  TuningWorkspace: 'Workspace (tunes a model)',
  TemplateWorkspace: 'Workspace (runs a container of your own)',
};

/** The text of the pull request: facts, what happens next, how to go back, and the same for machines. */
export function pullRequestBody(facts: PullRequestFacts): string {
  const { summary, cluster } = facts;
  const follows = whatFollows(summary.kind);
  const rows: Row[] = [
    ['Kind', escapeCell(kindWords(summary.kind))],
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
    ...(summary.context
      ? [['Context', escapeCell(summary.context)] as Row]
      : []),
    ...(summary.reach
      ? [['Reached from', escapeCell(summary.reach)] as Row]
      : []),
    ['Requested by', escapeCell(facts.requestedBy)],
    ['Owner', escapeCell(facts.owner ?? 'not given')],
    ['Purpose', escapeCell(facts.purpose ?? 'not given')],
    ['Expires', escapeCell(facts.expires ?? 'no date given')],
    ['Request', `\`${facts.requestId}\``],
  ];
  return `${factTable(rows)}
### What happens next

1. Merging is the approval. The GitOps agent of \`${cluster}\` applies the change.
2. ${follows.next}

### How to go back

${follows.rollback}

${machineBlock({
  requestId: facts.requestId,
  requestedBy: facts.requestedBy,
  cluster,
  namespace: facts.namespace,
  kind: summary.kind,
  manifests: facts.manifests,
  model: summary.model,
  licence: summary.licence,
  instanceType: summary.instanceType,
  estimatedNodes: summary.nodes,
  estimatedGpus: summary.gpus,
  owner: facts.owner,
  purpose: facts.purpose,
  expires: facts.expires,
})}`;
}

function modelCell(model: string): string {
  const text = escapeCell(model);
  return /^[\w-][\w.-]*\/[\w-][\w.-]*$/.test(model)
    ? `[${text}](https://huggingface.co/${model})`
    : text;
}

function machinesCell(summary: PullRequestFacts['summary']): string {
  if (summary.machines) return escapeCell(summary.machines);
  const sku = escapeCell(summary.instanceType ?? 'no machine type');
  if (summary.nodes === null || summary.gpus === null) {
    return `${sku} (number of nodes not estimated)`;
  }
  const gpu = summary.gpuModel ? ` ${escapeCell(summary.gpuModel)}` : '';
  return `${sku} × ${summary.nodes} = ${summary.gpus}${gpu} ${
    summary.gpus === 1 ? 'GPU' : 'GPUs'
  } (estimated)`;
}

function kindWords(kind: string): string {
  return Object.hasOwn(KIND_WORDS, kind) ? KIND_WORDS[kind] : kind;
}
