import type { Draft } from '../Draft';
import { machineTypePaths } from '../fields';

const OLD = 'kaito.sh/v1alpha1';
const NEW = 'kaito.sh/v1beta1';
/** Kinds that have left v1alpha1 behind. */
const MOVED = ['Workspace', 'InferenceSet', 'RAGEngine'];
/** What v1alpha1 filled in where a Workspace or RAGEngine named no machine type. */
const OLD_DEFAULT = 'Standard_NC24ads_A100_v4';
const PROVISIONED = ['karpenter', 'azure-gpu-provisioner'];

function keepDefaultMachine(draft: Draft): void {
  const { context, kind } = draft;
  const [path] = machineTypePaths(draft);
  if (
    kind !== 'InferenceSet' &&
    PROVISIONED.includes(context.provisioner ?? '') &&
    (context.cloud ?? 'azure') === 'azure' &&
    draft.map(path.slice(0, -1)) &&
    draft.value(path) === undefined
  ) {
    draft.set(path, OLD_DEFAULT, {
      rule: 'API-VERSION',
      why: 'v1alpha1 filled this machine type in, v1beta1 does not',
    });
  }
}

/** Moves Workspace, InferenceSet and RAGEngine from v1alpha1 to v1beta1. */
export function apiVersion(draft: Draft): void {
  if (draft.apiVersion !== OLD || !MOVED.includes(draft.kind ?? '')) {
    return;
  }
  draft.set(['apiVersion'], NEW, {
    rule: 'API-VERSION',
    why:
      draft.kind === 'Workspace'
        ? 'A v1alpha1 Workspace goes through an older webhook that knows no models'
        : `${draft.kind} has moved on to v1beta1, where newer fields are`,
  });
  keepDefaultMachine(draft);
}
