import { MIG_PROFILES } from '../../skus';
import { type Finding, notChecked, rejected } from '../Finding';
import type { Rule, Subject } from '../rule';

const PATH = 'resource.partition';
/** Switches off W19 and W26, whatever its value. */
const BYPASS = 'kaito.sh/bypass-resource-checks';

function migFindings({ workspace, model, annotations }: Subject): Finding[] {
  const { profile = '', count } = workspace.resource!.partition!;
  const findings: Finding[] = [];
  if (count !== undefined) {
    findings.push(
      rejected(
        'W17',
        `${PATH}.count`,
        'Mode mig takes one slice',
        'Remove `count`',
      ),
    );
  }
  if (!MIG_PROFILES.includes(profile)) {
    findings.push(
      rejected(
        'W18',
        `${PATH}.profile`,
        `\`${profile}\` is not a MIG profile KAITO knows`,
        'Write one such as `2g.24gb`',
      ),
    );
  } else if (model && !(BYPASS in annotations)) {
    const memoryGiB = Math.floor(Number(/\.([\d.]+)gb$/.exec(profile)![1]));
    if (model.weightsGiB > memoryGiB) {
      findings.push(
        rejected(
          'W19',
          `${PATH}.profile`,
          `The weights of ${model.name} take ${model.weightsGiB} GiB, the slice has ${memoryGiB} GiB`,
          'Choose a larger profile',
        ),
      );
    }
  }
  return findings;
}

function acceleratorFindings({ workspace }: Subject): Finding[] {
  const { profile, count } = workspace.resource!.partition!;
  return profile || count === undefined
    ? [
        rejected(
          'W21',
          PATH,
          'Mode accelerator takes a `count` of GPUs and no `profile`',
          profile ? 'Remove `profile`' : 'Add `count`',
        ),
      ]
    : [];
}

/** W14–W21: parts of a node, on nodes brought by hand only. The feature gates are the cluster's. */
export const partition: Rule = subject => {
  const { workspace, context } = subject;
  const mode = workspace.resource?.partition?.mode;
  if (mode === undefined) {
    return [];
  }
  if (mode !== 'mig' && mode !== 'accelerator') {
    return [
      rejected(
        'W15',
        `${PATH}.mode`,
        `The mode is \`${mode}\``,
        'Write mig or accelerator',
      ),
    ];
  }
  const findings =
    mode === 'mig' ? migFindings(subject) : acceleratorFindings(subject);
  if (context.provisioner && context.provisioner !== 'byo') {
    findings.push(
      rejected(
        'W14',
        PATH,
        'Partitions need nodes brought by hand; this cluster provisions its own',
        'Remove `resource.partition`',
      ),
    );
  }
  findings.push(
    notChecked(
      mode === 'mig' ? 'W16' : 'W20',
      `${PATH}.mode`,
      `Whether the cluster has the gate for mode ${mode} switched on is not known here`,
    ),
  );
  return findings;
};
