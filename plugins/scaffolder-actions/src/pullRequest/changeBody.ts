import type { Edit } from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { codeCell, escapeCell } from './escape';
import { factTable, machineBlock } from './table';
import { whereRows } from './whereRows';

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

/** The text of a pull request that changes a deployment: each field before and after, and what that does. */
export function changeBody(facts: ChangeFacts): string {
  const { cluster, namespace, kind, name, edits } = facts;
  const effects = edits.map(({ field }) => `- ${field}: ${EFFECTS[field]}`);
  return `${machineBlock({
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
  })}${factTable([
    ['Changes', `${escapeCell(kind)} ${codeCell(name)}`],
    ...whereRows(facts),
    ['Namespace', codeCell(namespace)],
    ...edits.map(({ field, before, after }): [string, string] => [
      field,
      `${said(before)} → ${said(after)}`,
    ]),
    ['Requested by', escapeCell(facts.requestedBy)],
    ['Reason', escapeCell(facts.reason ?? 'not given')],
    ['Request', codeCell(facts.requestId)],
  ])}
### What happens next

${effects.join('\n') || 'Nothing differs from the base branch.'}

### How to go back

Revert the merge.
`;
}
