import { type Check, type CheckResult, pass, unknown, warn } from '../Check';
import type { MachinePlan } from '../machines/MachinePlan';

const WAIT =
  'Wait until nodes are free, choose another cluster, or ask the platform team for more nodes.';

function judge(machine: MachinePlan): CheckResult {
  const { role, total, freeNodes, ordered, asOf, stale, field } = machine;
  const rest = { field, asOf };
  const who = role ? `${role}: ` : '';
  if (ordered === null) {
    return unknown(`${who}how this cluster gets its nodes is not known.`, rest);
  }
  if (ordered) {
    return total
      ? pass(
          `${who}KAITO orders ${total.nodes} new ${
            total.nodes === 1 ? 'node' : 'nodes'
          } for it; it does not wait for GPUs of others.`,
          rest,
        )
      : unknown(`${who}how many nodes it takes is not known.`, rest);
  }
  if (!total || freeNodes === null) {
    return unknown(
      `${who}how many of the nodes brought by hand it takes is not known.`,
      rest,
    );
  }
  if (stale) {
    return unknown(
      `${who}${freeNodes} such nodes were free when the cluster last confirmed it.`,
      rest,
    );
  }
  return freeNodes >= total.nodes
    ? pass(
        `${who}${freeNodes} such nodes are free (measured); it takes ${total.nodes} (estimated).`,
        rest,
      )
    : warn(
        `${who}${freeNodes} such nodes are free (measured), and it takes ${total.nodes} (estimated). It would wait for others to let go of theirs.`,
        WAIT,
        rest,
      );
}

/** Whether there are nodes for it now. */
export const capacity: Check = {
  name: 'capacity',
  field: 'instanceType',
  run: ({ machines }) =>
    machines.length === 0
      ? [pass('No GPU machines are asked for.')]
      : machines.map(judge),
};
