import type { PreflightReport } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { Edit } from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { codeCell, escapeCell } from './escape';
import { outlineRows } from './outlineRows';
import { costCell } from './preflightSection';
import { factTable, machineBlock, type Row } from './table';
import { whereRows } from './whereRows';
import { withChecks } from './withChecks';

/** What a reviewer of a change is told. */
export interface ChangeFacts {
  requestId: string;
  requestedBy: string;
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
  reason: string | null;
  /** Where it runs; null when KubeFleet chooses by itself. */
  clusters: string[] | null;
  edits: Edit[];
  /** The workload as it is; null when the request was merged already. */
  object: KubeObject | null;
  /** Of `kaito:preflight` with `changes`; null when the template does not ask. */
  preflight: PreflightReport | null;
}

/** What each edit does to what runs. */
const EFFECTS: Record<Edit['field'], string> = {
  expires: 'Nothing restarts. The portal shows the new day.',
  owner: 'Nothing restarts. The portal shows the new owner.',
  purpose: 'Nothing restarts. The portal shows the new purpose.',
  replicas:
    'KAITO adds or removes replicas; those that stay are not restarted. Nodes are provisioned or given back with them.',
  config: 'KAITO mounts the other ConfigMap; the pods restart.',
  adapters: 'KAITO pulls the adapters; the pods restart.',
};

function said(value: unknown): string {
  if (value === undefined || value === null) return 'not set';
  return escapeCell(typeof value === 'string' ? value : JSON.stringify(value));
}

/** What the deployment is, but for what changes. */
function staysRows({ object, edits }: ChangeFacts): Row[] {
  if (object === null) return [];
  const { owner, purpose, ...rest } = outlineRows(object);
  const stays = (field: string) => edits.every(edit => edit.field !== field);
  return [
    ...Object.values(rest),
    ...(stays('owner') ? [owner] : []),
    ...(stays('purpose') ? [purpose] : []),
  ];
}

/** What further replicas cost; nothing where there are none, or nobody asked. */
function costRows({ edits, preflight }: ChangeFacts): Row[] {
  const brings = edits.some(
    ({ field, before, after }) =>
      field === 'replicas' && Number(after) > Number(before ?? 1),
  );
  return brings && preflight
    ? [['Cost of what is added', costCell(preflight.cost)]]
    : [];
}

/** The text of a pull request that changes a deployment: each field before and after, what was checked, and what it does. */
export function changeBody(facts: ChangeFacts): string {
  const { cluster, namespace, kind, name, edits, preflight } = facts;
  const effects = edits.map(({ field }) => `- ${field}: ${EFFECTS[field]}`);
  const head = `${machineBlock({
    requestId: facts.requestId,
    requestedBy: facts.requestedBy,
    action: 'change',
    cluster,
    namespace,
    kind,
    name,
    changes: Object.fromEntries(
      edits.map(({ field, after }) => [field, after]),
    ),
    reason: facts.reason,
    preflight: preflight?.outcome ?? null,
  })}${factTable([
    ['Changes', `${escapeCell(kind)} ${codeCell(name)}`],
    ...whereRows(facts),
    ['Namespace', codeCell(namespace)],
    ...staysRows(facts),
    ...edits.map(({ field, before, after }): [string, string] => [
      field,
      `${said(before)} → ${said(after)}`,
    ]),
    ...costRows(facts),
    ['Requested by', escapeCell(facts.requestedBy)],
    ['Reason', escapeCell(facts.reason ?? 'not given')],
    ['Request', codeCell(facts.requestId)],
  ])}`;
  const end = `
### What happens next

${effects.join('\n') || 'Nothing differs from the base branch.'}

### How to go back

Revert the merge.
`;
  return withChecks(head, preflight, end);
}
