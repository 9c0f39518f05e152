import { readText } from '../manifests/readPath';
import type { KubeObject } from '../manifests/types';
import {
  conditionsOf,
  deletingPhase,
  isTrue,
  phaseFrom,
  phaseSinceCreation,
} from './conditions';
import type { Phase } from './phases';
import { MIRROR_FAILURES } from './reasons';

/** Phase of a ModelMirror: its volume first, then the download, unless it is Static and has neither. */
export function deriveModelMirrorPhase(object: KubeObject): Phase {
  const conditions = conditionsOf(object);
  const deleting = deletingPhase(object, conditions, 'Deleting');
  if (deleting) {
    return deleting;
  }
  const [ready, storage] = ['Ready', 'StorageReady'].map(type =>
    conditions.get(type),
  );
  if (
    ready?.status === 'True' ||
    readText(object, 'status', 'phase') === 'Ready'
  ) {
    return phaseFrom('Ready', ready);
  }
  const failed = [ready, storage].find(
    condition =>
      condition?.status === 'False' &&
      MIRROR_FAILURES.has(condition.reason ?? ''),
  );
  if (failed) {
    const phase = phaseFrom('Failed', failed);
    const message = readText(object, 'status', 'failureMessage') ?? null;
    return { ...phase, message: phase.message ?? message };
  }
  if (isTrue(conditions, 'StorageReady')) {
    return phaseFrom('Downloading', ready ?? storage);
  }
  return storage
    ? phaseFrom('Pending', storage)
    : phaseSinceCreation('Pending', object);
}
