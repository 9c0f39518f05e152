import type { WorkloadDetail } from '@kaito-portal/backstage-plugin-kaito-common/api';

type Condition = WorkloadDetail['conditions'][number];

/** KAITO's conditions in the order it works through them, and what `True` means. */
const MEANING: Record<string, string> = {
  NodeClaimReady: 'The GPU nodes it asked for have been given',
  NodesReady: 'The nodes are ready and offer their GPUs',
  ResourceReady: 'Compute is complete',
  ModelMirrorReady: 'The weights are mirrored',
  StorageReady: 'Storage is there',
  ServiceReady: 'The service is there',
  RAGEngineServiceReady: 'The RAG service answers',
  JobStarted: 'The tuning job has started',
  InferenceReady: 'The model server is up',
  BenchmarkCompleted: 'Its speed has been measured',
  PrefillReady: 'The replicas that read prompts are ready',
  DecodeReady: 'The replicas that write answers are ready',
  InferencePoolReady: 'Requests are led to the replicas',
  InferenceSetReady: 'All replicas are ready',
  Ready: 'All is done',
  WorkspaceSucceeded: 'All is done',
  RAGEngineSucceeded: 'All is done',
  WorkspaceDeleting: 'It is being deleted',
  InferenceSetDeleting: 'It is being deleted',
  RAGEngineDeleting: 'It is being deleted',
  Deleting: 'It is being deleted',
};

const ORDER = Object.keys(MEANING);

/** What it means that a condition is `True`; undefined for one that is not KAITO's. */
export function conditionMeaning(type: string): string | undefined {
  return MEANING[type];
}

/** Conditions in the order KAITO works through them; others keep theirs, at the end. */
export function inWorkingOrder(conditions: readonly Condition[]): Condition[] {
  const rank = ({ type }: Condition) => {
    const index = ORDER.indexOf(type);
    return index < 0 ? ORDER.length : index;
  };
  return [...conditions].sort((a, b) => rank(a) - rank(b));
}

/** A condition's status as a person would say it: `False` means not yet, not failed. */
export function statusWord(status: string): string {
  switch (status) {
    case 'True':
      return 'yes';
    case 'False':
      return 'not yet';
    default:
      return 'unknown';
  }
}
