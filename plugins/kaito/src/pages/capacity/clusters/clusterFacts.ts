import type {
  ClusterKind,
  ClusterView,
  KindStateName,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { Tone } from '../../../components';

/** Each state of a kind as a person would say it, and how it should be read. */
export const KIND_STATE_WORDS: Record<
  KindStateName,
  { word: string; tone: Tone }
> = {
  syncing: { word: 'first list under way', tone: 'progress' },
  synced: { word: 'in step', tone: 'ok' },
  stale: { word: 'stale', tone: 'warning' },
  forbidden: { word: 'forbidden', tone: 'error' },
  unauthorized: { word: 'credentials refused', tone: 'error' },
  'crd-missing': { word: 'not installed', tone: 'neutral' },
  unreachable: { word: 'no answer', tone: 'error' },
};

/** How each way of getting GPU nodes is called. */
const PROVISIONERS: Record<string, string> = {
  'azure-gpu-provisioner': 'Azure GPU provisioner',
  karpenter: 'Karpenter',
  byo: 'bring your own nodes',
};

/** KAITO's release, or why it is not known. */
export function kaitoVersion({ kaito }: ClusterView): string {
  switch (kaito.state) {
    case 'found':
      return kaito.installation?.version ?? 'unknown release';
    case 'not-found':
      return 'not installed';
    default:
      return 'not checked';
  }
}

/** How GPU nodes come about, or that it is not known. */
export function provisioner({ kaito }: ClusterView): string {
  const name = kaito.installation?.provisioner;
  if (!name) {
    return kaito.state === 'not-checked' ? 'not checked' : 'not known';
  }
  return PROVISIONERS[name] ?? name;
}

/** Kinds the portal is short of a right for. */
export const lackingRights = ({ kinds }: ClusterView): ClusterKind[] =>
  kinds.filter(({ rights }) => rights.state === 'missing');

/** Whether the cluster has said of every kind what the portal may do. */
export const areRightsKnown = ({ kinds }: ClusterView): boolean =>
  kinds.length > 0 &&
  kinds.every(({ rights }) => rights.state !== 'not-checked');

/** "14 of 16", of the kinds the cluster serves. */
export function inStepWords({ kinds }: ClusterView): string {
  const served = kinds.filter(({ state }) => state !== 'crd-missing');
  const inStep = served.filter(({ state }) => state === 'synced');
  return `${inStep.length} of ${served.length}`;
}

/** What the cluster says of the portal's rights to a kind. */
export function rightsWords({ rights }: ClusterKind): string {
  switch (rights.state) {
    case 'complete':
      return 'complete';
    case 'missing':
      return `missing: ${rights.missing.join(', ')}`;
    default:
      return 'not checked';
  }
}

const TROUBLE: readonly KindStateName[] = [
  'forbidden',
  'unauthorized',
  'unreachable',
  'stale',
  'syncing',
  'synced',
  'crd-missing',
];

/** What needs looking at comes first; what is not installed comes last. */
export function troubleFirst(kinds: readonly ClusterKind[]): ClusterKind[] {
  const rank = ({ state, rights }: ClusterKind) =>
    TROUBLE.indexOf(state) - (rights.state === 'missing' ? 0.5 : 0);
  return [...kinds].sort(
    (a, b) => rank(a) - rank(b) || a.kind.localeCompare(b.kind),
  );
}
