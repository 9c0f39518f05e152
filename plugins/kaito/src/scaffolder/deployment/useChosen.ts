import {
  type Workload,
  workloadRefSchema,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useKaitoQuery } from '../../hooks';
import { type DeploymentValue, isChosen } from './deploymentWords';

/** The deployment a form holds: of the list, or asked for when the list does not show it. Undefined when it is not known. */
export function useChosen(
  value: DeploymentValue | undefined,
  listed: readonly Workload[] | undefined,
): Workload | undefined {
  const found = listed?.find(item => isChosen(item, value));
  const ref = workloadRefSchema.safeParse(value).data;
  const isNamed = ref !== undefined && ref.name !== '' && ref.namespace !== '';
  const { data } = useKaitoQuery(
    ['workload', 'chosen', ref],
    (api, signal) => api.getWorkload(ref!, { signal }),
    { enabled: isNamed && listed !== undefined && !found, pollMs: false },
  );
  return found ?? data;
}
