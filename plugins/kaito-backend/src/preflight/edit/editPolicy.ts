import type { PolicyFinding, PolicyService } from '../../policy';
import { sumAsked } from '../../policy/holdings/sumAsked';
import { type Check, pass } from '../Check';
import {
  askedOf,
  modelOf,
  NO_RULES,
  toResult,
  typesOf,
} from '../checks/policy';
import type { Subject } from '../Subject';
import type { WorkloadEdit } from './WorkloadEdit';

/** What rules may find fault with: nothing of what stays as it is. */
function fieldsOf({ changes, added, isHandedOver }: WorkloadEdit) {
  const places = ['cluster', 'namespace', 'instanceType'];
  return new Set([
    ...(changes.expires === undefined ? [] : ['expires']),
    ...(added > 0 ? [...places, 'model'] : []),
    ...(isHandedOver ? [...places, 'owner'] : []),
  ]);
}

/** What the owner has more after it: the replicas that are new, and all of it where it was another's. */
async function moreOf(
  edit: WorkloadEdit,
  subject: Subject,
  rules: PolicyService,
) {
  const { added, isHandedOver, object } = edit;
  const parts = [
    ...(added > 0 ? [await askedOf(subject)] : []),
    ...(isHandedOver ? [await rules.heldBy(subject.snapshot!, object)] : []),
  ];
  return parts.length > 0 ? sumAsked(parts) : undefined;
}

/** The rules of the organisation about what a change brings. */
export function editPolicy(rules: PolicyService, edit: WorkloadEdit): Check {
  const { owner, added, changes } = edit;
  const fields = fieldsOf(edit);
  const counts = ({ field, effect }: PolicyFinding) =>
    fields.has(field) || effect === 'not-checked';
  // A change chooses no machines, but more of them, or whose they are.
  const machines = added > 0 ? 'replicas' : 'owner';
  return {
    name: 'policy',
    field: null,
    async run(subject) {
      if (rules.isEmpty) {
        return [NO_RULES];
      }
      if (fields.size === 0) {
        return [pass('No rule can speak of what changes (kaito.policy).')];
      }
      const { cluster, namespace } = subject.wish;
      const judge = await rules.judgeFor({
        owner,
        mayRead: subject.sight.mayRead,
      });
      const findings = judge({
        cluster,
        namespace,
        model: added > 0 ? modelOf(subject) : undefined,
        instanceTypes: added > 0 ? typesOf(subject) : [],
        asked: await moreOf(edit, subject, rules),
        expires: changes.expires,
      }).filter(counts);
      return findings.length === 0
        ? [
            pass(
              'The change keeps all rules of the organisation (kaito.policy).',
            ),
          ]
        : findings.map(finding => ({
            ...toResult(finding),
            field: finding.field === 'instanceType' ? machines : finding.field,
          }));
    },
  };
}
