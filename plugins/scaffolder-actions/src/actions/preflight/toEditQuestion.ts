import type {
  EditPreflightRequest,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { changeInputSchema } from '../change/changeInput';
import { parseInput } from '../propose/parseInput';

/** A change that is asked about. */
export interface EditQuestion extends EditPreflightRequest {
  ref: Omit<WorkloadRef, 'kind'> & { kind: string };
}

/**
 * What to ask the backend about a change, from what a step is given.
 * @throws InputError with one line per field that does not fit
 */
export function toEditQuestion(input: Record<string, unknown>): EditQuestion {
  const { cluster, namespace, kind, name, changes } = input;
  const parsed = parseInput(changeInputSchema, {
    cluster,
    namespace,
    kind: kind || undefined,
    name,
    changes,
  });
  return {
    ref: {
      cluster: parsed.cluster,
      namespace: parsed.namespace,
      kind: parsed.kind,
      name: parsed.name,
    },
    changes: parsed.changes,
  };
}
