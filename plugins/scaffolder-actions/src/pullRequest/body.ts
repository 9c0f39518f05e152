import type { PreflightReport } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { RequestSummary } from '@kaito-portal/backstage-plugin-kaito-common/requests';
import { codeCell, escapeCell } from './escape';
import { costCell } from './preflightSection';
import { factTable, machineBlock, type Row } from './table';
import { whatFollows } from './whatFollows';
import { withChecks } from './withChecks';

/** What a reviewer is told. */
export interface PullRequestFacts {
  requestId: string;
  requestedBy: string;
  cluster: string;
  /** All of them, where KubeFleet places it on many. */
  clusters: readonly string[];
  namespace: string;
  /** Paths of the manifests. */
  manifests: string[];
  /** Of `kaito:manifest:render`; older ones say nothing of `machines`. */
  summary: Omit<RequestSummary, 'machines'> & { machines: string | null };
  owner: string | null;
  purpose: string | null;
  dataClass: string | null;
  expires: string | null;
  /** Of `kaito:preflight`; null when the template does not ask. */
  preflight: PreflightReport | null;
}

const KIND_WORDS: Record<string, string> = {
  TuningWorkspace: 'Workspace (tunes a model)',
  TemplateWorkspace: 'Workspace (runs a container of your own)',
};

function rowsOf(facts: PullRequestFacts): Row[] {
  const { summary, clusters, preflight } = facts;
  const optional = (name: string, text: string | null): Row[] =>
    text ? [[name, escapeCell(text)]] : [];
  return [
    ['Kind', escapeCell(kindWords(summary.kind))],
    ['Model', modelCell(summary.model)],
    [
      'Licence',
      summary.licence
        ? `${escapeCell(summary.licence)} (${escapeCell(summary.licenceClass)})`
        : 'unknown',
    ],
    [
      clusters.length > 1 ? 'Clusters' : 'Cluster',
      clusters.map(codeCell).join(', '),
    ],
    ['Namespace', codeCell(facts.namespace)],
    ['Machines', machinesCell(summary)],
    [
      clusters.length > 1 ? 'Cost on each' : 'Cost',
      costCell(preflight?.cost ?? null),
    ],
    ['Fit', escapeCell(summary.fit)],
    ...optional('Context', summary.context),
    ...optional('Reached from', summary.reach),
    ['Requested by', escapeCell(facts.requestedBy)],
    ['Owner', escapeCell(facts.owner ?? 'not given')],
    ['Purpose', escapeCell(facts.purpose ?? 'not given')],
    ['Data class', escapeCell(facts.dataClass ?? 'not given')],
    ['Expires', escapeCell(facts.expires ?? 'no date given')],
    ['Request', codeCell(facts.requestId)],
  ];
}

function forMachines(facts: PullRequestFacts): string {
  const { summary, preflight, clusters } = facts;
  return machineBlock({
    requestId: facts.requestId,
    requestedBy: facts.requestedBy,
    cluster: facts.cluster,
    ...(clusters.length > 1 ? { clusters } : {}),
    namespace: facts.namespace,
    kind: summary.kind,
    manifests: facts.manifests,
    model: summary.model,
    licence: summary.licence,
    instanceType: summary.instanceType,
    estimatedNodes: summary.nodes,
    estimatedGpus: summary.gpus,
    costPerMonth:
      preflight?.cost.state === 'known'
        ? {
            amount: preflight.cost.value.perMonth,
            currency: preflight.cost.value.currency,
          }
        : null,
    preflight: preflight?.outcome ?? null,
    owner: facts.owner,
    purpose: facts.purpose,
    dataClass: facts.dataClass,
    expires: facts.expires,
  });
}

/**
 * The text of the pull request: the facts for machines and for people, what was checked, what happens next, how to go
 * back.
 */
export function pullRequestBody(facts: PullRequestFacts): string {
  const { clusters, preflight, summary } = facts;
  const follows = whatFollows(summary.kind);
  const agents = clusters.map(codeCell).join(', ');
  const head = `${forMachines(facts)}${factTable(rowsOf(facts))}`;
  const end = `
### What happens next

1. Merging is the approval. The GitOps agent of ${agents} applies the change.
2. ${follows.next}

### How to go back

${follows.rollback}
`;
  return withChecks(head, preflight, end);
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
