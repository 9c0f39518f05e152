import type { WorkloadRef } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useKaitoQuery } from '../../../hooks';
import { workloadKey } from '../../../live/cache/affected';

/** Changes of the file itself, and that time has passed, are not told. */
const DRIFT_MS = 30_000;

/** How one deployment stands against its file in Git. */
export const useWorkloadDrift = (ref: WorkloadRef) =>
  useKaitoQuery(
    [...workloadKey(ref), 'drift'],
    (api, signal) => api.getWorkloadDrift(ref, { signal }),
    { whileLiveMs: DRIFT_MS },
  );

/** What is in Git and in no cluster. */
export const useMissing = () =>
  useKaitoQuery(
    ['drift', 'missing'],
    (api, signal) => api.getDrift({ state: ['missing'] }, { signal }),
    { whileLiveMs: DRIFT_MS },
  );
