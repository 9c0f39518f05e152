import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { plainLine } from '../text/plain';
import type { Fleet } from './Fleet';
import { causeOf, placeOf } from './statusTable';

/** What has changed between two looks, one line each: appeared, another phase or cause, gone. */
export function changeLines(
  before: Fleet,
  after: Fleet,
  isShown: (workload: Workload) => boolean,
): string[] {
  const describe = (workload: Workload, fleet: Fleet) =>
    [workload.phase.name, causeOf(workload, fleet)].filter(Boolean).join(': ');
  const lines: string[] = [];
  for (const [key, workload] of after.workloads) {
    const now = describe(workload, after);
    const old = before.workloads.get(key);
    if (isShown(workload) && (!old || describe(old, before) !== now)) {
      lines.push(`${placeOf(workload)} ${now}`);
    }
  }
  for (const [key, workload] of before.workloads) {
    if (isShown(workload) && !after.workloads.has(key)) {
      lines.push(`${placeOf(workload)} is gone`);
    }
  }
  return lines.map(plainLine);
}
