import {
  KaitoRequestError,
  workloadRefSchema,
  type KaitoApi,
  type PreflightCheckName,
  type PreflightReport,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { askBackend, nothingChecked } from './askBackend';
import type { EditQuestion } from './toEditQuestion';

/** What is checked of a change at least. */
const CHECKS: PreflightCheckName[] = ['permission', 'cluster', 'policy'];

/**
 * Asks the portal's backend what stands in the way of a change, as {@link askBackend} does. What the cluster does not have
 * yet can be changed in the repository, so a workload the backend does not know is not checked, which fails nothing.
 */
export async function askAboutEdit(
  api: Pick<KaitoApi, 'preflightEdit'>,
  { ref, changes }: EditQuestion,
  now: Date,
  signal?: AbortSignal,
): Promise<PreflightReport> {
  const known = workloadRefSchema.safeParse(ref);
  if (!known.success) {
    return nothingChecked(
      `The portal does not check changes of a ${ref.kind}.`,
      now,
      CHECKS,
    );
  }
  const ask: Parameters<typeof askBackend>[0] = options =>
    api.preflightEdit(known.data, { changes }, options).catch(error => {
      if (error instanceof KaitoRequestError && error.status === 404) {
        return nothingChecked(error.message, now, CHECKS);
      }
      throw error;
    });
  return askBackend(ask, signal);
}
